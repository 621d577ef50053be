namespace WorkTrack.Web.Live;

/// <summary>Has the board look at the clock once a second, so that silence shows and days begin without a report.</summary>
internal sealed class PresenceSweeper(Board board, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            // Counted from here: a clock that jumps over hours brings one look at it, not one for each second.
            await Task.Delay(Interval, time, stoppingToken);
            board.Sweep();
        }
    }
}
