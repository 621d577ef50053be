using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace WorkTrack.Tests.Support;

/// <summary>How many requests a server under test is answering at the moment, by the web server's own count; streams stay in it.</summary>
internal sealed class OpenRequests : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _counting = new();
    private long _open;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Counts from now on: make it before the first request that matters.</summary>
    public OpenRequests(WorkTrackApp app)
    {
        var server = app.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == "http.server.active_requests" && instrument.Meter.Scope == server)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<long>((_, change, _, _) => Count(change));
        _listener.Start();
    }

    /// <summary>Waits until it is this many.</summary>
    public async Task AreAsync(int expected)
    {
        while (true)
        {
            Task changed;
            lock (_counting)
            {
                if (_open == expected)
                {
                    return;
                }

                changed = _changed.Task;
            }

            await changed.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Count(long change)
    {
        lock (_counting)
        {
            _open += change;
            _changed.SetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
