using System.Globalization;

namespace WorkTrack.Tests.Support;

/// <summary>Reports that come one after the other, until they are told to pause.</summary>
internal sealed class ReportFlow(WorkTrackApp app, int computers) : IAsyncDisposable
{
    private readonly Random _random = new(17);
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Task _flow = Task.CompletedTask;
    private int _sent;

    /// <summary>Makes all computers known, and goes on from there.</summary>
    public async Task StartAsync()
    {
        for (var i = 0; i < computers; i++)
        {
            await SendAsync(i);
        }

        _flow = Task.Run(FlowAsync);
    }

    /// <summary>Waits for some more reports.</summary>
    public Task SomeMoreAsync(int count)
    {
        var until = Volatile.Read(ref _sent) + count;
        return Eventually.IsAsync(() => Volatile.Read(ref _sent) >= until);
    }

    /// <summary>No report is under way from now on.</summary>
    public Task PauseAsync() => _turn.WaitAsync();

    /// <summary>They come again.</summary>
    public void GoOn() => _turn.Release();

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _flow;
        _end.Dispose();
        _turn.Dispose();
    }

    private async Task FlowAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await _turn.WaitAsync(_end.Token);
            }
            catch (OperationCanceledException)
            {
                // A test that failed while it was paused never lets it go on.
                return;
            }

            try
            {
                await SendAsync(_random.Next(computers));
            }
            finally
            {
                _turn.Release();
            }

            await Task.Yield();
        }
    }

    private async Task SendAsync(int computer)
    {
        var number = Interlocked.Increment(ref _sent);
        using var answer = await app.PostTitleAsync($"PC-{computer}", string.Create(CultureInfo.InvariantCulture, $"Title {number}"));
        answer.EnsureSuccessStatusCode();
    }
}
