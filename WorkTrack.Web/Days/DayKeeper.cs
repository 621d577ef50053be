using Microsoft.Extensions.Options;
using WorkTrack.Data.Days;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Days;

/// <summary>
/// Once a minute: closes days that have ended and counts again what reports added late; once an hour: forgets what was
/// kept long enough. Whatever it has not come to yet is counted when somebody asks, so nobody waits for it.
/// </summary>
internal sealed class DayKeeper(
    DayCloser closer, RetentionStore retention, OrganisationCalendar calendar, Board board, EventHub hub, LedgerReadiness readiness, CountingDays counting,
    IOptions<RetentionOptions> options, TimeProvider time, ILogger<DayKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan RetentionInterval = TimeSpan.FromHours(1);

    // A normal night closes one day; only more of them are worth telling about.
    private const int ManyDays = 2;

    private DateTimeOffset _forgotAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval, time);
        do
        {
            try
            {
                await closer.CloseAsync(Tell, stoppingToken);
                await closer.RefreshAsync(stoppingToken);
                await ForgetAsync(stoppingToken);
            }
            catch (Exception failure) when (DatabaseAway.Explains(failure))
            {
                log.LogWarning("Days cannot be closed at the moment: {Cause}", failure.Message);
            }
            finally
            {
                counting.Now = null;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private void Tell(CountProgress progress)
    {
        if (progress.Total < ManyDays)
        {
            return;
        }

        counting.Now = progress.Done < progress.Total ? progress : null;
        hub.Signal();
        if (progress.Done == progress.Total || progress.Done % 10 == 0)
        {
            log.LogInformation("Counted {Done} of {Total} days, up to {Day:yyyy-MM-dd}", progress.Done, progress.Total, progress.Day);
        }
    }

    private async Task ForgetAsync(CancellationToken stoppingToken)
    {
        var now = time.GetUtcNow();
        if (now - _forgotAt < RetentionInterval)
        {
            return;
        }

        var today = calendar.DayOf(now);
        var untitled = today.AddDays(-options.Value.TitleDays - 1);
        await retention.ForgetTitlesAsync(untitled, stoppingToken);
        board.ForgetTitles(MinuteRange.StartOf(calendar.MinutesOf(untitled).End));
        await retention.ForgetProgramsAsync(today.AddDays(-options.Value.ProgramDays - 1), stoppingToken);
        await retention.ForgetMinutesAsync(today.AddDays(-options.Value.MinuteDays - 1), stoppingToken);
        await retention.ForgetSessionsAsync(now - TimeSpan.FromDays(options.Value.ProgramDays), stoppingToken);
        _forgotAt = now;
    }
}
