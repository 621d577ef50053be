using WorkTrack.Data.Setup;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Days;

/// <summary>How far a long count has come.</summary>
/// <param name="Day">The day that was counted last.</param>
/// <param name="Done">How many days are counted.</param>
/// <param name="Total">How many there are.</param>
public sealed record CountProgress(DateOnly Day, int Done, int Total);

/// <summary>What a rebuild found.</summary>
/// <param name="ComputerDays">How many days of computers were counted again.</param>
/// <param name="Differences">How many of their figures were wrong, the first ones by name.</param>
/// <param name="FrozenThrough">The last day that was left as it is, because its minutes are no longer kept; null when none was.</param>
public sealed record RebuildResult(long ComputerDays, long Differences, DateOnly? FrozenThrough)
{
    /// <summary>Some of the wrong ones: the computer's key and the day.</summary>
    public IReadOnlyList<(int Computer, DateOnly Day)> Examples { get; init; } = [];
}

/// <summary>
/// Gives days their figures: once when they have ended, and again when a report came late. Whatever it does can be
/// stopped at any moment and done again.
/// </summary>
public sealed class DayCloser
{
    /// <summary>
    /// How long after its end a day is closed. A write that began before the day's end is committed by then, and one that
    /// begins later marks the day: see <see cref="Ledger.LateWrites"/>.
    /// </summary>
    public static readonly TimeSpan Delay = TimeSpan.FromMinutes(5);

    private const int MostExamples = 20;

    private readonly IDatabase _database;
    private readonly OrganisationCalendar _calendar;
    private readonly TimeProvider _time;
    private readonly BookStore _books;
    private readonly DayStore _days;

    internal DayCloser(IDatabase database, OrganisationCalendar calendar, TimeProvider time)
    {
        (_database, _calendar, _time) = (database, calendar, time);
        _books = new BookStore(database, calendar, time);
        _days = new DayStore(database, calendar);
    }

    /// <summary>The last day that has ended by the clock, and may be closed.</summary>
    internal DateOnly LastEnded => _calendar.DayOf(_time.GetUtcNow() - Delay).AddDays(-1);

    /// <summary>Sees to it that days are counted in the organisation's zone; to be called before anything is read.</summary>
    /// <returns>The zone they were counted in before; null when it is the same.</returns>
    public async Task<string?> OpenBooksAsync(CancellationToken cancellationToken) =>
        (await _books.OpenInZoneAsync(cancellationToken)).OldZone;

    /// <summary>Closes all days that have ended, the oldest first.</summary>
    public async Task CloseAsync(Action<CountProgress>? progress, CancellationToken cancellationToken)
    {
        var (books, ended) = (await _books.ReadAsync(cancellationToken), LastEnded);
        if (books.ClosedThrough > ended)
        {
            // The clock was set back past a midnight: what is written meanwhile is not late, so the day is counted again.
            await _books.MoveAsync(row => row.ClosedThrough = Math.Min(row.ClosedThrough, ended.DayNumber), cancellationToken);
            return;
        }

        var (first, total) = (books.ClosedThrough.AddDays(1), ended.DayNumber - books.ClosedThrough.DayNumber);
        for (var day = first; day <= ended; day = day.AddDays(1))
        {
            foreach (var computers in await _days.ComputersAsync(books, day, cancellationToken))
            {
                await _days.CountAsync(books, day, computers, cancellationToken);
            }

            var closed = day.DayNumber;
            await _books.MoveAsync(row => row.ClosedThrough = Math.Max(row.ClosedThrough, closed), cancellationToken);
            progress?.Invoke(new CountProgress(day, day.DayNumber - first.DayNumber + 1, total));
        }
    }

    /// <summary>Counts again what was written to after its day had ended.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken) =>
        await RefreshAsync(await _books.ReadAsync(cancellationToken), DateOnly.MinValue, DateOnly.MaxValue, null, cancellationToken);

    /// <summary>
    /// Counts closed days again, while the server runs or not, and corrects those that are wrong. None must be: figures
    /// that a late report made stale do not count as wrong.
    /// </summary>
    /// <param name="from">The first day; null for the first that has minutes.</param>
    /// <param name="to">The last day; null for the last closed one.</param>
    /// <param name="progress">Told after every day.</param>
    /// <param name="cancellationToken">Stops between two parts of a day.</param>
    public async Task<RebuildResult> RebuildAsync(DateOnly? from, DateOnly? to, Action<CountProgress>? progress, CancellationToken cancellationToken)
    {
        var books = await _books.ReadAsync(cancellationToken);
        var first = Later(from ?? await FirstDayAsync(books, cancellationToken), books.FrozenThrough.AddDays(1));
        var last = to is { } asked && asked < books.ClosedThrough ? asked : books.ClosedThrough;
        var (counted, differences, examples) = (0L, 0L, new List<(int, DateOnly)>());
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            foreach (var computers in await _days.ComputersAsync(books, day, cancellationToken))
            {
                var wrong = await _days.CountAsync(books, day, computers, cancellationToken);
                counted += computers.Length;
                differences += wrong.Count;
                var of = day;
                examples.AddRange(wrong.Take(MostExamples - examples.Count).Select(computer => (computer, of)));
            }

            progress?.Invoke(new CountProgress(day, day.DayNumber - first.DayNumber + 1, last.DayNumber - first.DayNumber + 1));
        }

        var frozen = books.FrozenThrough != DateOnly.MinValue && (from ?? DateOnly.MinValue) <= books.FrozenThrough;
        return new RebuildResult(counted, differences, frozen ? books.FrozenThrough : null) { Examples = examples };
    }

    /// <summary>Counts stale days again in a range, of one computer or of all.</summary>
    internal async Task RefreshAsync(DayBooks books, DateOnly from, DateOnly to, int? computer, CancellationToken cancellationToken)
    {
        var last = to < books.ClosedThrough ? to : books.ClosedThrough;
        List<(int Day, int Computer)> stale;
        await using (var connection = await _database.OpenAsync(cancellationToken))
        {
            var of = computer is { } only ? $" AND computer = {only}" : "";
            stale = await Ledger.Queries.QueryAsync(
                connection, null,
                $"SELECT day, computer FROM stale_days WHERE day BETWEEN {from.DayNumber} AND {last.DayNumber}{of} ORDER BY day, computer",
                reader => (reader.GetInt32(0), reader.GetInt32(1)), cancellationToken);
        }

        foreach (var day in stale.GroupBy(mark => mark.Day, mark => mark.Computer))
        {
            foreach (var computers in day.Chunk(DayStore.ComputersAtOnce))
            {
                await _days.CountAsync(books, DateOnly.FromDayNumber(day.Key), computers, cancellationToken);
            }
        }
    }

    private async Task<DateOnly> FirstDayAsync(DayBooks books, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenAsync(cancellationToken);
        var first = await Ledger.Queries.QueryAsync(
            connection, null, "SELECT MIN(hour) FROM usage_hours", reader => reader.IsDBNull(0) ? (int?)null : reader.GetInt32(0), cancellationToken);
        return first is [{ } hour]
            ? _calendar.DayOf(MinuteRange.StartOf(HourBits.FirstMinuteOf(hour)))
            : books.ClosedThrough.AddDays(1);
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
