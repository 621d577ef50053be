using System.Numerics;
using WorkTrack.Bench.Stores;
using WorkTrack.Data.Days;
using WorkTrack.Data.Ledger;
using WorkTrack.Domain.Days;

namespace WorkTrack.Bench.History;

/// <summary>How fast days are counted again, and whether they were right.</summary>
internal sealed class CountMeasure(IBenchStore store, MadeUpYear year, OrganisationCalendar calendar, BenchClock clock)
{
    private const int DaysOfEach = 5;

    public async Task RunAsync(Report report)
    {
        var closer = new DayCloser(store.Database, calendar, clock);
        var middle = year.First.AddDays((year.Last.DayNumber - year.First.DayNumber) / 2);
        await MeasureAsync(report, closer, "rebuild, days loaded in bulk", middle);
        await MeasureAsync(report, closer, "rebuild, days closed by the product, some with programs", year.Last.AddDays(-DaysOfEach));
    }

    private async Task MeasureAsync(Report report, DayCloser closer, string what, DateOnly from)
    {
        var (counted, differences) = (0L, 0L);
        var (product, bare) = await Timing.TakeTurnsAsync(
            1, DaysOfEach,
            async turn =>
            {
                var day = from.AddDays(Math.Max(turn, 0));
                var result = await closer.RebuildAsync(day, day, null, CancellationToken.None);
                (counted, differences) = (counted + result.ComputerDays, differences + result.Differences);
            },
            turn => ReadAsync(from.AddDays(Math.Max(turn, 0))));
        if (counted != (DaysOfEach + 1L) * year.Computers || differences != 0)
        {
            throw new InvalidOperationException($"A rebuild counted {counted} days of computers and found {differences} of them wrong.");
        }

        report.Add(
            what, $"{year.Computers * 1000 / product.P50:N0} computer-days/s", "",
            $"{year.Computers * 1000 / bare.P50:N0} reading the same masks and claims, x {product.P50 / bare.P50:0.0}");
    }

    /// <summary>Only reads masks and claims, and counts their bits.</summary>
    private async Task ReadAsync(DateOnly day)
    {
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        var touched = Masks.Touched(calendar.MinutesOf(day));
        await connection.QueryAsync(
            null, $"SELECT computer, hour, present, active, remarks FROM usage_hours WHERE {touched}",
            reader => BitOperations.PopCount(reader.GetFieldValue<ulong>(2)) + BitOperations.PopCount(reader.GetFieldValue<ulong>(3)),
            CancellationToken.None);
        await connection.QueryAsync(
            null, $"SELECT computer, hour, program, title, mask FROM program_hours WHERE {touched}",
            reader => BitOperations.PopCount(reader.GetFieldValue<ulong>(4)), CancellationToken.None);
    }
}
