namespace WorkTrack.Web.Live;

/// <summary>Has the board look at the clock once a second, so that silence shows and days begin without a report.</summary>
internal sealed class PresenceSweeper(Board board, TimeProvider time) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            board.Sweep();
        }
    }
}
