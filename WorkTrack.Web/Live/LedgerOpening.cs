using WorkTrack.Data.Computers;
using WorkTrack.Data.Days;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Hosting;
using WorkTrack.Web.Keys;

namespace WorkTrack.Web.Live;

/// <summary>
/// Before the server listens: brings the schema up to date, writes to the database what had to wait in the journal, puts
/// every known computer on the board, and reads the agents' keys. When the database is away the server starts all the same, and this goes on
/// until it is back; agents are answered 503 meanwhile.
/// </summary>
internal sealed class LedgerOpening(
    LedgerStartup startup, SchemaMigrator migrator, ComputerStore store, KeyKeeper keys, DayCloser days, OrganisationCalendar calendar,
    Board board, EventHub hub, DatabaseHealth health, UptimeRecorder uptime, LedgerReadiness readiness, TimeProvider time, ILogger<LedgerOpening> log) : BackgroundService
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(3);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Screens say that the database is away.
        health.Changed += hub.Signal;
        try
        {
            await OpenAsync(cancellationToken);
        }
        catch (Exception away) when (startup.WillPass(away))
        {
            log.LogError("The database ({Database}) is away: {Cause} Agents are answered 503 until it was read once", migrator.Database, away.Message);
        }
        catch (Exception failure) when (DatabaseAway.Explains(failure))
        {
            throw new StartupRefusedException($"The database ({migrator.Database}) cannot be used: {failure.Message}");
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!readiness.IsReady)
        {
            await Task.Delay(Again, time, stoppingToken);
            try
            {
                await OpenAsync(stoppingToken);
            }
            catch (Exception failure) when (DatabaseAway.Explains(failure) || failure is SchemaRefusedException)
            {
                log.LogError("The database ({Database}) still cannot be used: {Cause}", migrator.Database, failure.Message);
            }
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        await startup.PrepareAsync(cancellationToken);
        if (await startup.DurabilityWarningAsync(cancellationToken) is { } warning)
        {
            log.LogWarning("{Warning}", warning);
        }

        if (await days.OpenBooksAsync(cancellationToken) is { } oldZone)
        {
            log.LogWarning("Days were counted in {OldZone}; all that still have their minutes are now counted in {Zone}", oldZone, calendar.ZoneId);
        }

        // In the order they became known, which the board keeps.
        foreach (var computer in (await store.LoadAsync(time.GetUtcNow(), cancellationToken)).OrderBy(computer => computer.Key))
        {
            board.Apply(computer);
        }

        await keys.ReadAsync(cancellationToken);
        await uptime.BeginAsync(cancellationToken);
        readiness.Set();
        hub.Signal();
        log.LogInformation("{Count} computers in {Database}", board.Count, migrator.Database);
    }
}
