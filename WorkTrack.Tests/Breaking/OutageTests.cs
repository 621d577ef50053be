using System.Diagnostics;
using System.Net;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Breaking;

/// <summary>MariaDB is away for a minute under load, and agents hardly notice.</summary>
public sealed class OutageTests(ITestOutputHelper output)
{
    private const long Megabyte = 1024 * 1024;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(Absence.Killed)]
    [InlineData(Absence.Hung)]
    [InlineData(Absence.ReadOnly)]
    public async Task MariaDb_AwayForAMinuteUnderLoad_ReportsAreTakenFastAndStored(Absence absence)
    {
        LongRun.Only();
        await using var database = new FailingMariaDb();
        await database.StartAsync();
        using var home = AppHome.OnMariaDb(database.ConnectionString);
        await using var server = new KillableServer(home);
        var book = new MinuteBook();
        using var load = new OutageLoad(await server.StartAsync(), book);
        using var stop = new CancellationTokenSource();
        var running = load.RunAsync(stop.Token);
        await LastAsync(TimeSpan.FromSeconds(15));

        await database.TakeAwayAsync(absence);
        var away = Stopwatch.GetTimestamp();
        await LastAsync(Grace);
        var before = server.ResidentBytes();
        await LastAsync(Outage - Grace);
        var after = server.ResidentBytes();
        var back = Stopwatch.GetTimestamp();
        await database.BringBackAsync(absence);
        var returned = Stopwatch.StartNew();

        // What was answered until now has to be there; reports go on meanwhile.
        await using var connection = await home.OpenAsync();
        var found = await StoredAsync(book, connection);
        await stop.CancelAsync();
        await running;
        await StoredAsync(book, connection);

        var settled = load.Answers.Where(answer => Stopwatch.GetElapsedTime(away, answer.SentAt) >= Grace && answer.SentAt < back).ToList();
        var taken = settled.Count(answer => answer.Status == HttpStatusCode.OK);
        var refused = settled.Count(answer => answer.Status == HttpStatusCode.ServiceUnavailable);
        var times = settled.Select(answer => answer.Took.TotalMilliseconds).Order().ToList();
        var (median, p99) = (times[times.Count / 2], times[times.Count * 99 / 100]);
        output.WriteLine(
            $"{absence}: {settled.Count} reports, {taken} taken, {refused} refused, {settled.Count - taken - refused} else; p50 {median:F1} ms, p99 {p99:F1} ms, most {times[^1]:F0} ms; "
            + $"memory {before / Megabyte} MB, then {after / Megabyte} MB; {found.Acknowledged} minutes stored {returned.Elapsed.TotalSeconds:F1} s after the return or sooner, {found.Missing} missing");
        Assert.True(taken >= settled.Count * 0.99);
        Assert.Equal(settled.Count, taken + refused);
        Assert.True(after < before + (64 * Megabyte));
        Assert.InRange(p99, 0, 100);
    }

    /// <summary>Time itself is what is tested here.</summary>
    private static Task LastAsync(TimeSpan time) => Task.Delay(time, TimeProvider.System);

    private static async Task<MinuteBook.Comparison> StoredAsync(MinuteBook book, System.Data.Common.DbConnection connection)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(250));
        while (true)
        {
            var found = await book.CompareAsync(connection);
            Assert.Equal(0, found.NeverSent);
            if (found.Missing == 0)
            {
                return found;
            }

            await again.WaitForNextTickAsync(limit.Token);
        }
    }
}
