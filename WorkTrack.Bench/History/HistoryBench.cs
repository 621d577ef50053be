using System.Globalization;
using Spectre.Console;
using WorkTrack.Bench.Stores;
using WorkTrack.Data.Days;
using WorkTrack.Domain.Days;

namespace WorkTrack.Bench.History;

/// <summary>Fills databases with a year of a company and measures what the product makes of it.</summary>
internal static class HistoryBench
{
    // With summer time, and whole hours away from UTC; the made-up work lies well inside of its days.
    private const string Zone = "Europe/Berlin";

    private static readonly DateOnly Today = new(2026, 11, 20);

    /// <summary>Runs it and prints a report.</summary>
    public static async Task RunAsync(HistoryOptions options)
    {
        foreach (var name in options.Stores == "both" ? ["sqlite", "mariadb"] : new[] { options.Stores })
        {
            var folder = options.Keep is { } keep
                ? Directory.CreateDirectory(Path.Combine(Path.GetFullPath(keep), name))
                : Directory.CreateTempSubdirectory("worktrack-bench-");
            try
            {
                await using IBenchStore store = name == "sqlite" ? new SqliteBenchStore(folder.FullName) : new MariaDbBenchStore(folder.FullName);
                await Console.Out.WriteLineAsync((await RunAsync(store, Path.Combine(folder.FullName, "loaded"), options)).ToString());
            }
            finally
            {
                if (options.Keep is null)
                {
                    folder.Delete(recursive: true);
                }
            }
        }
    }

    /// <param name="store">The database.</param>
    /// <param name="mark">The file that says what is in it, as soon as all of it is.</param>
    /// <param name="options">What is asked for.</param>
    private static async Task<Report> RunAsync(IBenchStore store, string mark, HistoryOptions options)
    {
        var calendar = new OrganisationCalendar(TimeZoneInfo.FindSystemTimeZoneById(Zone));
        var clock = new BenchClock(calendar) { Today = Today };
        var year = new MadeUpYear(options.Computers, options.Days, Today);
        var content = string.Create(CultureInfo.InvariantCulture, $"{options.Computers:N0} computers, {options.Days} days, {MadeUpYear.ActiveMinutes / 60} hours a day");
        var report = new Report($"{store.Name}: {content}");
        if (!File.Exists(mark))
        {
            report.Add("closing one day of all computers", $"{await LoadAsync(store, year, calendar, clock, options)}");
            await File.WriteAllTextAsync(mark, content);
        }
        else if (await File.ReadAllTextAsync(mark) != content)
        {
            throw new InvalidOperationException($"{mark} says that something else was loaded.");
        }

        else
        {
            await store.SettleAsync();
        }

        await AnsiConsole.Status().StartAsync($"{store.Name}: measuring", async _ =>
        {
            await new SizeMeasure(store, year).RunAsync(report);
            await new CountMeasure(store, year, calendar, clock).RunAsync(report);
            await new ReadMeasure(store, year, calendar, clock, options).RunAsync(report);
            await new ReportMeasure(store, year, calendar, clock).RunAsync(report);
        });
        return report;
    }

    /// <summary>Fills a database.</summary>
    /// <returns>How long the product took to close each of the days that were left to it.</returns>
    private static Task<Timing> LoadAsync(
        IBenchStore store, MadeUpYear year, OrganisationCalendar calendar, BenchClock clock, HistoryOptions options) =>
        AnsiConsole.Progress().HideCompleted(false).StartAsync(async context =>
        {
            var load = new HistoryLoad(store, year, calendar, clock, options);
            var loading = context.AddTask($"{store.Name}: loading", maxValue: options.Days);
            await store.StartAsync();
            await load.RunAsync(done => loading.Value = done);
            await store.SettleAsync();
            var counting = context.AddTask($"{store.Name}: closing days", maxValue: HistoryOptions.RecentDays);
            var closer = new DayCloser(store.Database, calendar, clock);
            return new Timing(await load.CloseAsync(closer, done => (counting.Value, counting.MaxValue) = (done.Done, done.Total)));
        });
}
