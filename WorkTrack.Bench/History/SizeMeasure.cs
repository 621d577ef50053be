using System.Globalization;
using WorkTrack.Bench.Stores;

namespace WorkTrack.Bench.History;

/// <summary>What the history takes on disk.</summary>
internal sealed class SizeMeasure(IBenchStore store, MadeUpYear year)
{
    private const int Target = 1024;

    public async Task RunAsync(Report report)
    {
        var computerDays = (double)year.Computers * (year.Last.DayNumber - year.First.DayNumber + 1);
        var bytes = 0L;
        foreach (var table in new[] { "usage_hours", "usage_days" })
        {
            var (size, rows) = (await store.SizeAsync(table), await CountAsync(table));
            bytes += size.Total;
            report.Add(
                $"`{table}` on disk, a computer-day", $"{size.Total / computerDays:0} bytes", "",
                $"{rows:N0} rows of {size.Total / (double)rows:0.0} bytes: {size.Rows / (double)rows:0.0} and {size.Indexes / (double)rows:0.0} of other indexes");
        }

        var total = bytes / computerDays;
        report.Add(
            "both", $"{total:0} bytes, {bytes / 1e9:0.00} GB", $"{Target} bytes: {(total <= Target ? "met" : "MISSED")}");
        foreach (var table in new[] { "program_hours", "program_days" })
        {
            var (size, rows) = (await store.SizeAsync(table), await CountAsync(table));
            report.Add(
                $"`{table}` on disk, a row", $"{size.Total / (double)rows:0.0} bytes", "",
                $"{rows:N0} rows: {size.Rows / (double)rows:0.0} and {size.Indexes / (double)rows:0.0} of other indexes");
        }
    }

    private async Task<long> CountAsync(string table)
    {
        await using var connection = await store.Database.OpenAsync(CancellationToken.None);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {table}";

        // The product never counts a table, and would have given up long before.
        command.CommandTimeout = 600;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }
}
