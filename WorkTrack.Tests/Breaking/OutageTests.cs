using System.Diagnostics;
using System.Net;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Breaking;

/// <summary>MariaDB is away for a while under load, and neither agents nor screens notice much.</summary>
public sealed class OutageTests(ITestOutputHelper output)
{
    private const long Megabyte = 1024 * 1024;

    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(4);

    [Fact]
    public Task MariaDb_AwayForSecondsUnderLoad_ReportsAreTakenAndStored() =>
        TakesReportsMeanwhileAsync(Absence.Killed, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(12), TimeSpan.FromSeconds(1));

    [Theory]
    [InlineData(Absence.Killed)]
    [InlineData(Absence.Hung)]
    [InlineData(Absence.ReadOnly)]
    public async Task MariaDb_AwayForAMinuteUnderLoad_ReportsAreTakenFastAndStored(Absence absence)
    {
        LongRun.Only();
        await TakesReportsMeanwhileAsync(absence, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(60), TimeSpan.FromMilliseconds(100));
    }

    private async Task TakesReportsMeanwhileAsync(Absence absence, TimeSpan before, TimeSpan outage, TimeSpan slowest)
    {
        await using var database = new FailingMariaDb();
        await database.StartAsync();
        using var home = AppHome.OnMariaDb(database.ConnectionString);
        await using var server = new KillableServer(home);
        var book = new MinuteBook();
        var address = await server.StartAsync();
        using var load = new OutageLoad(address, book);
        var cards = new CardWatch(address);
        using var stop = new CancellationTokenSource();
        using var stopLooking = new CancellationTokenSource();
        var (running, looking) = (load.RunAsync(stop.Token), cards.RunAsync(stopLooking.Token));
        await LastAsync(before);

        await database.TakeAwayAsync(absence);
        var away = Stopwatch.GetTimestamp();
        await LastAsync(Grace);
        var (settledAt, memoryBefore) = (Stopwatch.GetTimestamp(), server.ResidentBytes());
        await LastAsync(outage - Grace);
        var (back, memoryAfter) = (Stopwatch.GetTimestamp(), server.ResidentBytes());
        await stopLooking.CancelAsync();
        await looking;
        await database.BringBackAsync(absence);
        var returned = Stopwatch.StartNew();

        // What was answered until now has to be there; reports go on meanwhile.
        await using var connection = await home.OpenAsync();
        var found = await StoredAsync(book, connection);
        var storedAfter = returned.Elapsed;
        await stop.CancelAsync();
        await running;
        await StoredAsync(book, connection);

        var settled = load.Answers.Where(answer => Stopwatch.GetElapsedTime(away, answer.SentAt) >= Grace && answer.SentAt < back).ToList();
        var taken = settled.Count(answer => answer.Status == HttpStatusCode.OK);
        var refused = settled.Count(answer => answer.Status == HttpStatusCode.ServiceUnavailable);
        var times = settled.Select(answer => answer.Took.TotalMilliseconds).Order().ToList();
        var (median, p99) = (times[times.Count / 2], times[times.Count * 99 / 100]);
        var pause = cards.LongestPause(settledAt, back);
        output.WriteLine(
            $"{absence}: {settled.Count} reports, {taken} taken, {refused} refused, {settled.Count - taken - refused} else; p50 {median:F1} ms, p99 {p99:F1} ms, most {times[^1]:F0} ms; "
            + $"memory {memoryBefore / Megabyte} MB, then {memoryAfter / Megabyte} MB; {found.Acknowledged} minutes stored {storedAfter.TotalSeconds:F1} s after the return or sooner, {found.Missing} missing; "
            + $"longest pause between new cards {pause.TotalSeconds:F1} s, {cards.LongestPause(away, settledAt).TotalSeconds:F1} s in the first {Grace.TotalSeconds:F0} s");
        Assert.True(taken >= settled.Count * 0.99);
        Assert.Equal(settled.Count, taken + refused);
        Assert.True(memoryAfter < memoryBefore + (64 * Megabyte));
        Assert.InRange(p99, 0, slowest.TotalMilliseconds);
        Assert.InRange(pause, TimeSpan.Zero, LongestPause);
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
