using System.Globalization;
using WorkTrack.Bench.Stores;
using WorkTrack.Data.Days;
using WorkTrack.Data.Ledger;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Bench.History;

/// <summary>
/// Fills a database with a made-up year. Hours and claims lie in the order in which they would have come, so that pages
/// are as full as in production. Old days get their figures in bulk; recent ones are closed by the product.
/// </summary>
internal sealed class HistoryLoad(IBenchStore store, MadeUpYear year, OrganisationCalendar calendar, BenchClock clock, HistoryOptions options)
{
    private static readonly string[] HourColumns = ["computer", "hour", "present", "active", "remarks"];

    private static readonly string[] ClaimColumns = ["computer", "hour", "program", "title", "mask"];

    private static readonly string[] DayColumns =
        ["computer", "day", "present_minutes", "active_minutes", "first_minute", "last_minute", "remarks"];

    private static readonly string[] ProgramColumns = ["computer", "day", "program", "title", "minutes"];

    private static readonly Upsert Computers = new("computers", ["computer_key", "public_id", "registered_at", "team"], "");

    private readonly int[] _arrivals = [.. year.InOrderOfArrival];

    /// <summary>The days whose figures are loaded in bulk come before this one.</summary>
    public DateOnly FirstRecent => year.Last.AddDays(-HistoryOptions.RecentDays);

    /// <summary>Loads everything but what the product counts itself.</summary>
    /// <param name="progress">Told how many days are done.</param>
    public async Task RunAsync(Action<int> progress)
    {
        await NamesAsync();
        await store.WriteAsync(Computers, Enumerable.Range(1, year.Computers).Select(computer => new object?[]
        {
            computer, string.Create(CultureInfo.InvariantCulture, $"PC-{computer:D5}"), 0L, 1 + (computer % HistoryOptions.Teams),
        }));
        var keys = Enumerable.Range(1, options.ComputersWithPrograms).ToDictionary(
            computer => computer,
            computer => MadeUpYear.Fronts(computer).Distinct().ToDictionary(
                front => front, front => (Program: NameKey.Of(front.Program), Title: NameKey.Of(front.Title))));
        foreach (var day in year.Days)
        {
            await store.LoadAsync("usage_hours", HourColumns, Hours(day).Select(row =>
                new[] { row.Computer, row.Hour.Hour, (long)row.Hour.Present, (long)row.Hour.Active, 0 }));
            if (day < FirstRecent)
            {
                await store.LoadAsync("usage_days", DayColumns, Figures(day));
                await store.LoadAsync("program_days", ProgramColumns, Enumerable.Range(1, year.Computers).Select(computer =>
                    new[] { computer, day.DayNumber, NameKey.Unknown, NameKey.Unknown, MadeUpYear.ActiveMinutes }));
            }
            else
            {
                await store.LoadAsync("program_hours", ClaimColumns, Hours(day).Where(row => keys.ContainsKey(row.Computer)).SelectMany(
                    row => MadeUpYear.Fronts(row.Computer, row.Hour),
                    (row, claim) =>
                    {
                        var (program, title) = keys[row.Computer][claim.Front];
                        return new[] { row.Computer, row.Hour.Hour, program, title, (long)claim.Mask };
                    }));
            }

            progress(day.DayNumber - year.First.DayNumber + 1);
        }
    }

    /// <summary>Closes the recent days but the last, as the product does it, and says how long each took.</summary>
    public async Task<List<double>> CloseAsync(DayCloser closer, Action<CountProgress> progress)
    {
        var books = new BookStore(store.Database, calendar, clock);
        await books.ReadAsync(CancellationToken.None);
        await books.MoveAsync(row => row.ClosedThrough = FirstRecent.DayNumber - 1, CancellationToken.None);
        var (took, since) = (new List<double>(), TimeProvider.System.GetTimestamp());
        await closer.CloseAsync(
            done =>
            {
                took.Add(TimeProvider.System.GetElapsedTime(since).TotalMilliseconds);
                since = TimeProvider.System.GetTimestamp();
                progress(done);
            },
            CancellationToken.None);
        return took;
    }

    private IEnumerable<(int Computer, UsageHour Hour)> Hours(DateOnly day) =>
        MadeUpYear.HoursOf(day)
            .SelectMany(hour => _arrivals.Select(computer => (Computer: computer, Hour: MadeUpYear.Hour(computer, day, hour))))
            .Where(row => !row.Hour.IsEmpty);

    private IEnumerable<long[]> Figures(DateOnly day) =>
        from computer in Enumerable.Range(1, year.Computers)
        let figures = DayFigures.Of(calendar.MinutesOf(day), MadeUpYear.HoursOf(day).Select(hour => MadeUpYear.Hour(computer, day, hour)))
        select new[] { computer, day.DayNumber, figures.Present, figures.Active, figures.First ?? 0, figures.Last ?? 0, (long)figures.Remarks };

    private async Task NamesAsync()
    {
        var (tables, fronts) = (new LedgerTables(store.Database), Enumerable.Range(1, options.ComputersWithPrograms).SelectMany(MadeUpYear.Fronts).ToList());
        var hour = HourBits.HourOf(MinuteRange.MinuteOf(clock.GetUtcNow()));
        await store.WriteAsync(tables.ProgramNames, Names(fronts.Select(front => front.Program!)));
        await store.WriteAsync(tables.WindowTitles, Names(fronts.Select(front => front.Title!)));

        IEnumerable<object?[]> Names(IEnumerable<string> names) =>
            names.Distinct().Select(name => new object?[] { NameKey.Of(name), name, hour });
    }
}
