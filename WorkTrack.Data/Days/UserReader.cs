using System.Data.Common;
using System.Numerics;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Days;

/// <summary>Reads who used computers, in the organisation's days. A computer that changes hands at noon counts for both.</summary>
public sealed class UserReader
{
    private readonly IDatabase _database;
    private readonly OrganisationCalendar _calendar;
    private readonly UsageReader _usage;

    internal UserReader(IDatabase database, OrganisationCalendar calendar, UsageReader usage) =>
        (_database, _calendar, _usage) = (database, calendar, usage);

    /// <summary>How many active minutes each user had, most first; minutes of nobody known have no name.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="of">Whose computers.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<UserUsage>> UsersAsync(DateOnly from, DateOnly to, UsageOf of, CancellationToken cancellationToken)
    {
        var books = await _usage.SettledAsync(from, to, of.Computer, cancellationToken);
        await using var connection = await _database.OpenAsync(cancellationToken);
        var histories = await HistoriesAsync(connection, of, cancellationToken);
        var (sums, byMinute) = (new UserSums(), new Dictionary<DateOnly, List<int>>());
        foreach (var (key, number, active) in await ClosedAsync(connection, from, UsageReader.Closed(books, to), of, cancellationToken))
        {
            // Only a day with a change in it has to be taken apart, as long as its minutes are kept.
            var day = DateOnly.FromDayNumber(number);
            var pieces = histories.GetValueOrDefault(key, UserHistory.Empty).Cut(_calendar.MinutesOf(day)).ToList();
            if (pieces.Count == 1 || day <= books.FrozenThrough)
            {
                sums.Add(pieces[0].User, active);
            }
            else
            {
                byMinute[day] = byMinute.GetValueOrDefault(day, []);
                byMinute[day].Add(key);
            }
        }

        foreach (var (day, minutes) in _usage.Open(books, from, to))
        {
            byMinute[day] = of.Computer is { } one ? [one] : await Masks.ComputersAsync(connection, minutes, of, cancellationToken);
        }

        foreach (var (day, computers) in byMinute)
        {
            await AddAsync(connection, books.MinutesOf(day, _calendar), computers, histories, sums, cancellationToken);
        }

        return sums.MostFirst();
    }

    private static Task<List<(int Computer, int Day, int Active)>> ClosedAsync(
        DbConnection connection, DateOnly from, DateOnly to, UsageOf of, CancellationToken cancellationToken) =>
        connection.QueryAsync(
            null,
            $"SELECT computer, day, active_minutes FROM usage_days WHERE {UsageReader.InSql(from, to, of)}",
            reader => (reader.GetInt32(0), reader.GetInt32(1), (int)reader.GetInt16(2)), cancellationToken);

    private static async Task<Dictionary<int, UserHistory>> HistoriesAsync(DbConnection connection, UsageOf of, CancellationToken cancellationToken)
    {
        var rows = await connection.QueryAsync(
            null, $"SELECT computer, from_minute, user_name FROM computer_users WHERE 1 = 1{of.AndSql}",
            reader => (Computer: reader.GetInt32(0), Change: new UserSince(reader.GetInt32(1), reader.GetString(2))), cancellationToken);
        return rows.GroupBy(row => row.Computer, row => row.Change).ToDictionary(changes => changes.Key, changes => new UserHistory(changes));
    }

    private static async Task AddAsync(
        DbConnection connection, MinuteRange day, List<int> computers, Dictionary<int, UserHistory> histories, UserSums sums, CancellationToken cancellationToken)
    {
        foreach (var part in computers.Chunk(Rows.RowsPerStatement))
        {
            var hours = await Masks.HoursAsync(connection, null, day, part, cancellationToken);
            foreach (var key in part)
            {
                foreach (var (user, minutes) in histories.GetValueOrDefault(key, UserHistory.Empty).Cut(day))
                {
                    sums.Add(user, hours[key].Sum(hour => BitOperations.PopCount(hour.Within(minutes).Active)));
                }
            }
        }
    }

    /// <summary>Active minutes by user.</summary>
    private sealed class UserSums
    {
        private readonly Dictionary<string, long> _named = [];
        private long _nobody;

        public void Add(string? user, long minutes)
        {
            if (user is null)
            {
                _nobody += minutes;
            }
            else if (minutes > 0)
            {
                _named[user] = _named.GetValueOrDefault(user) + minutes;
            }
        }

        public IReadOnlyList<UserUsage> MostFirst() =>
        [
            .. _named.Select(sum => new UserUsage(sum.Key, sum.Value))
                .Concat(_nobody > 0 ? [new UserUsage(null, _nobody)] : [])
                .OrderByDescending(sum => sum.ActiveMinutes).ThenBy(sum => sum.User, StringComparer.Ordinal),
        ];
    }
}
