using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using WorkTrack.Web.Feed;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Feed;

public sealed class LiveMetricsTests
{
    [Fact]
    public void Meter_IsAsked_SaysWhatTheHubAndTheStreamsCounted()
    {
        using var services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        var meters = services.GetRequiredService<IMeterFactory>();
        var hub = new EventHub();
        using var streams = new OpenStreams(Options.Create(new StreamOptions()), new ApplicationLifetime(NullLogger<ApplicationLifetime>.Instance), TimeProvider.System, NullLogger<OpenStreams>.Instance);
        _ = new LiveMetrics(meters, hub, streams);
        var measured = new Dictionary<string, long>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, heard) =>
            {
                if (instrument.Meter.Scope == meters && instrument.Meter.Name == "WorkTrack")
                {
                    heard.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => measured[instrument.Name] = value);
        listener.SetMeasurementEventCallback<int>((instrument, value, _, _) => measured[instrument.Name] = value);
        listener.Start();
        using var subscription = hub.Subscribe();
        using var other = hub.Subscribe();
        hub.Signal();
        hub.Signal();

        listener.RecordObservableInstruments();

        Assert.Equal(2, measured["worktrack.live.subscribers"]);
        Assert.Equal(2, measured["worktrack.live.signals"]);
        Assert.Equal(2, measured["worktrack.live.coalesced"]);
        Assert.Equal(0, measured["worktrack.stream.clients"]);
        Assert.Equal(0, measured["worktrack.stream.dropped"]);
    }
}
