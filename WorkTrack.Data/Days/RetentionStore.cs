using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Days;

/// <summary>
/// Forgets what has been kept long enough, in transactions so small that reports hardly wait for them. It can be stopped
/// at any moment and goes on where it was.
/// </summary>
public sealed class RetentionStore
{
    private const int RowsAtOnce = 2000;

    // A name's last hour lags by up to a day (NameDictionary), and its last claim may lie in an hour that two days share.
    private const int NameSlackHours = 48;

    private readonly IDatabase _database;
    private readonly OrganisationCalendar _calendar;
    private readonly BookStore _books;
    private readonly DayStore _days;
    private readonly DayCloser _closer;
    private readonly Upsert _claims;

    internal RetentionStore(IDatabase database, OrganisationCalendar calendar, TimeProvider time, DayCloser closer)
    {
        (_database, _calendar, _closer) = (database, calendar, closer);
        _books = new BookStore(database, calendar, time);
        _days = new DayStore(database, calendar);
        _claims = new LedgerTables(database).Claims;
    }

    /// <summary>Forgets the titles of days up to one: what was in front stays known by its program.</summary>
    public async Task ForgetTitlesAsync(DateOnly through, CancellationToken cancellationToken)
    {
        var books = await _books.ReadAsync(cancellationToken);
        var last = Earlier(through, books.ClosedThrough);
        var first = Later(books.TitlesThrough.AddDays(1), await FirstDayAsync("program_hours", last, cancellationToken));
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            for (var hour = HourBits.HourOf(_calendar.MinutesOf(day).First); hour < FirstHourAfter(day); hour++)
            {
                await UntitleAsync(hour, cancellationToken);
            }

            books = books with { TitlesThrough = day };
            foreach (var computers in await _days.ComputersAsync(books, day, cancellationToken))
            {
                await _days.CountAsync(books, day, computers, cancellationToken);
            }

            var done = day.DayNumber;
            await _books.MoveAsync(row => row.TitlesThrough = Math.Max(row.TitlesThrough, done), cancellationToken);
        }

        await DeleteTitlesAsync(FirstHourAfter(last) - NameSlackHours, cancellationToken);
        await using var write = await _database.BeginWriteAsync(cancellationToken);
        var end = MinuteRange.StartOf(_calendar.MinutesOf(last).End).ToUnixTimeMilliseconds();
        await write.Transaction.ExecuteAsync($"UPDATE computer_states SET window_title = NULL WHERE window_at < {end}", cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    /// <summary>Forgets by the minute which programs were in front on days up to one: how long they were stays.</summary>
    public async Task ForgetProgramsAsync(DateOnly through, CancellationToken cancellationToken)
    {
        var books = await _books.ReadAsync(cancellationToken);
        var last = Earlier(through, books.ClosedThrough);
        await _closer.RefreshAsync(books, DateOnly.MinValue, last, null, cancellationToken);
        await _books.MoveAsync(row => row.ProgramsThrough = Math.Max(row.ProgramsThrough, last.DayNumber), cancellationToken);
        await DeleteHoursAsync("program_hours", FirstHourAfter(last), cancellationToken);
    }

    /// <summary>Forgets the minutes of days up to one: those days are frozen, and their totals stay.</summary>
    public async Task ForgetMinutesAsync(DateOnly through, CancellationToken cancellationToken)
    {
        var books = await _books.ReadAsync(cancellationToken);
        var last = Earlier(through, books.ClosedThrough);
        if (await FirstDayAsync("usage_hours", last, cancellationToken) > last)
        {
            return;
        }

        await _closer.RefreshAsync(books, DateOnly.MinValue, last, null, cancellationToken);
        if (last > books.FrozenThrough)
        {
            await _books.MoveAsync(
                row =>
                {
                    row.FrozenUntil = (int)_calendar.MinutesOf(last).End;
                    row.FrozenThrough = last.DayNumber;
                    row.ProgramsThrough = Math.Max(row.ProgramsThrough, last.DayNumber);
                },
                cancellationToken);
        }

        await DeleteHoursAsync("program_hours", FirstHourAfter(last), cancellationToken);
        await DeleteHoursAsync("usage_hours", FirstHourAfter(last), cancellationToken);
    }

    /// <summary>Forgets sessions of agents, and when servers were up, before an instant.</summary>
    public async Task ForgetSessionsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using var write = await _database.BeginWriteAsync(cancellationToken);
        await write.Transaction.ExecuteAsync($"DELETE FROM agent_sessions WHERE first_at < {before.ToUnixTimeMilliseconds()}", cancellationToken);
        await write.Transaction.ExecuteAsync($"DELETE FROM server_uptime WHERE until_at < {before.ToUnixTimeMilliseconds()}", cancellationToken);
        await write.CommitAsync(cancellationToken);
    }

    /// <summary>Puts claims with a title under the same program without one.</summary>
    private async Task UntitleAsync(long hour, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var write = await _database.BeginWriteAsync(cancellationToken);
            var computers = await write.Connection.QueryAsync(
                write.Transaction,
                $"SELECT DISTINCT computer FROM program_hours WHERE hour = {hour} AND title <> 0 LIMIT {DayStore.ComputersAtOnce}",
                reader => reader.GetInt32(0), cancellationToken);
            if (computers.Count == 0)
            {
                return;
            }

            var titled = $"hour = {hour} AND title <> 0 AND computer IN ({Masks.List(computers)})";
            var masks = await write.Connection.QueryAsync(
                write.Transaction, $"SELECT computer, program, mask FROM program_hours WHERE {titled}",
                reader => (Computer: reader.GetInt32(0), Program: reader.GetInt64(1), Mask: reader.GetFieldValue<ulong>(2)), cancellationToken);
            await write.Transaction.ExecuteAsync($"DELETE FROM program_hours WHERE {titled}", cancellationToken);
            await write.Transaction.UpsertAsync(
                _claims,
                masks.GroupBy(row => (row.Computer, row.Program), row => row.Mask)
                    .Select(same => new object?[] { same.Key.Computer, hour, same.Key.Program, NameKey.Unknown, same.Aggregate((a, b) => a | b) }),
                cancellationToken);
            await write.CommitAsync(cancellationToken);
        }
    }

    private async Task DeleteTitlesAsync(long beforeHour, CancellationToken cancellationToken)
    {
        int deleted;
        do
        {
            await using var write = await _database.BeginWriteAsync(cancellationToken);
            var keys = await write.Connection.QueryAsync(
                write.Transaction, $"SELECT title_key FROM window_titles WHERE last_hour < {beforeHour} LIMIT {RowsAtOnce}",
                reader => reader.GetInt64(0), cancellationToken);
            deleted = keys.Count;
            if (deleted > 0)
            {
                // The hour is asked for again: the title may have come back into use.
                await write.Transaction.ExecuteAsync(
                    $"DELETE FROM window_titles WHERE title_key IN ({string.Join(',', keys)}) AND last_hour < {beforeHour}", cancellationToken);
                await write.CommitAsync(cancellationToken);
            }
        }
        while (deleted == RowsAtOnce);
    }

    /// <summary>Deletes the oldest hours, a part of one at a time.</summary>
    private async Task DeleteHoursAsync(string table, long beforeHour, CancellationToken cancellationToken)
    {
        while (true)
        {
            await using var write = await _database.BeginWriteAsync(cancellationToken);
            var oldest = await write.Connection.QueryAsync(
                write.Transaction,
                $"SELECT hour, computer FROM {table} WHERE hour = (SELECT MIN(hour) FROM {table}) AND hour < {beforeHour} ORDER BY computer LIMIT {RowsAtOnce}",
                reader => (Hour: reader.GetInt32(0), Computer: reader.GetInt32(1)), cancellationToken);
            if (oldest.Count == 0)
            {
                return;
            }

            await write.Transaction.ExecuteAsync(
                $"DELETE FROM {table} WHERE hour = {oldest[0].Hour} AND computer BETWEEN {oldest[0].Computer} AND {oldest[^1].Computer}", cancellationToken);
            await write.CommitAsync(cancellationToken);
        }
    }

    /// <summary>The day of the oldest row; the day after <paramref name="last"/> when there is none.</summary>
    private async Task<DateOnly> FirstDayAsync(string table, DateOnly last, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenAsync(cancellationToken);
        var hours = await connection.QueryAsync(
            null, $"SELECT MIN(hour) FROM {table}", reader => reader.IsDBNull(0) ? (int?)null : reader.GetInt32(0), cancellationToken);
        return hours is [{ } hour] ? _calendar.DayOf(MinuteRange.StartOf(HourBits.FirstMinuteOf(hour))) : last.AddDays(1);
    }

    /// <summary>The first hour of which a later day needs something.</summary>
    private long FirstHourAfter(DateOnly day) => HourBits.HourOf(_calendar.MinutesOf(day).End);

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;
}
