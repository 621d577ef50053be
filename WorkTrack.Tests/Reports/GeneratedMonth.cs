using Bogus;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Data.Ledger;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Accounts;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Reports;

/// <summary>A month of a made-up fleet in a server's ledger: work at any hour, up to now, and two teams and some of none.</summary>
internal static class GeneratedMonth
{
    public const int Computers = 20;
    public const int Days = 31;

    /// <summary>Writes it, and tells the minutes since the Unix epoch in which each computer was used.</summary>
    public static async Task<Dictionary<string, HashSet<long>>> WriteAsync(WorkTrackApp app, TimeProvider time)
    {
        var ledger = app.Services.GetRequiredService<LedgerWriter>();
        var random = new Randomizer(31);
        var now = MinuteRange.MinuteOf(time.GetUtcNow());
        var writes = new List<LedgerEntry>();
        var minutes = new Dictionary<string, HashSet<long>>();
        foreach (var number in Enumerable.Range(0, Computers))
        {
            var computer = await ledger.RegisterAsync(ComputerId.Parse($"PC-{number}"), time.GetUtcNow());
            var used = minutes[computer.Id.Value] = [];
            foreach (var back in Enumerable.Range(0, Days))
            {
                var active = new MinuteRange(now - (back * 1440L) - random.Int(0, 1400), random.Int(1, 400)).Intersect(MinuteRange.Between(0, now + 1));
                used.UnionWith(Enumerable.Range(0, (int)active.Count).Select(i => active.First + i));
                writes.Add(new LedgerEntry(computer, [.. UsageHour.From([new MinuteRange(active.First - 10, active.Count)], [active])], IsNews: true)
                {
                    Claims = [.. ProgramHour.From(active, new ProgramInFront(random.ArrayElement(["excel.exe", "game.exe", "mail.exe", null]), random.ArrayElement(["Budget", "Cats - Video", null])))],
                    NewUser = number % 5 == 0 ? null : new UserSince(active.First, random.ArrayElement(["ana", "rui"])),
                });
            }
        }

        await Task.WhenAll(random.Shuffle(writes).Select(ledger.WriteAsync));
        return minutes;
    }

    /// <summary>Puts the even computers into one team and those that end in 5 into another.</summary>
    public static async Task<(int Even, int Five)> SplitAsync(WorkTrackApp app)
    {
        var (even, five) = (await app.CreateTeamAsync("Even"), await app.CreateTeamAsync("=Five;\"5\""));
        var computers = app.Services.GetRequiredService<Board>().Snapshot.Computers;
        var teams = app.Services.GetRequiredService<TeamService>();
        await teams.MoveAsync(AuditActor.Server, [.. computers.Where(computer => NumberOf(computer) % 2 == 0)], even, TestContext.Current.CancellationToken);
        await teams.MoveAsync(AuditActor.Server, [.. computers.Where(computer => NumberOf(computer) % 10 == 5)], five, TestContext.Current.CancellationToken);
        return (even, five);
    }

    public static int NumberOf(ComputerState computer) => int.Parse(computer.Id.Value["PC-".Length..], System.Globalization.CultureInfo.InvariantCulture);
}
