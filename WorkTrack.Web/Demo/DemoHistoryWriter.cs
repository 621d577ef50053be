using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Demo;

/// <summary>
/// Before the board is loaded: begins a new database and writes the fleet's last days into it. The board then reads
/// them as it reads any database at start.
/// </summary>
internal sealed class DemoHistoryWriter(
    DemoFolder folder, SchemaMigrator migrator, LedgerWriter ledger,
    OrganisationCalendar calendar, TimeProvider time) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        folder.Clear();
        await migrator.EnsureCurrentAsync(cancellationToken);

        var now = time.GetUtcNow();
        var today = calendar.DayOf(now);
        var entries = new List<LedgerEntry>();
        foreach (var computer in DemoFleet.Create())
        {
            var history = DemoHistory.Of(computer, calendar, today);
            var registered = await ledger.RegisterAsync(computer.Id, history.FirstAt);
            var entry = history.ToEntry(registered, computer.Profile);

            // The agent's first report will vouch for the hours before it; claims alone count nothing.
            var soFar = MinuteRange.Between(calendar.MinutesOf(today).First, MinuteRange.MinuteOf(now));
            entries.Add(entry with { Claims = [.. entry.Claims, .. DemoFronts.Of(computer, soFar)] });
        }

        // An entry for each computer, not for each hour: far below the ledger's queue, and all of them share a commit.
        await Task.WhenAll(entries.Select(ledger.WriteAsync));
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
