using System.Numerics;
using System.Runtime.InteropServices;
using WorkTrack.Data.Days;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Domain.Reports;

namespace WorkTrack.Data.Reports;

/// <summary>Turns days of computers into days of those who used them. A computer that changes hands at noon counts for both.</summary>
internal sealed class UserCut
{
    private readonly IDatabase _database;
    private readonly OrganisationCalendar _calendar;
    private readonly DayBooks _books;
    private readonly Dictionary<int, UserHistory> _histories;

    private UserCut(IDatabase database, OrganisationCalendar calendar, DayBooks books, Dictionary<int, UserHistory> histories) =>
        (_database, _calendar, _books, _histories) = (database, calendar, books, histories);

    /// <summary>Reads who used some computers, and since when.</summary>
    public static async Task<UserCut> ReadAsync(
        IDatabase database, OrganisationCalendar calendar, DayBooks books, UsageOf of, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenAsync(cancellationToken);
        var rows = await connection.QueryAsync(
            null, $"SELECT computer, from_minute, user_name FROM computer_users WHERE 1 = 1{of.AndSql}",
            reader => (Computer: reader.GetInt32(0), Change: new UserSince(reader.GetInt32(1), reader.GetString(2))), cancellationToken);
        return new UserCut(database, calendar, books, rows.GroupBy(row => row.Computer, row => row.Change)
            .ToDictionary(changes => changes.Key, changes => new UserHistory(changes)));
    }

    /// <summary>Begins a day.</summary>
    public OfDay Begin(DateOnly day) => new(this, day);

    /// <summary>One day.</summary>
    internal sealed class OfDay(UserCut users, DateOnly day)
    {
        private readonly MinuteRange _whole = users._calendar.MinutesOf(day);
        private readonly Dictionary<ReportKey, UsageSum> _sums = [];
        private readonly Dictionary<int, UsageSum> _shared = [];

        /// <summary>Adds a computer's day.</summary>
        public void Add(int computer, UsageSum sum)
        {
            // Only a day with a change in it has to be taken apart, as long as its minutes are kept.
            var pieces = HistoryOf(computer).Cut(_whole).Take(2).ToList();
            if (pieces.Count == 1 || day <= users._books.FrozenThrough)
            {
                Add(pieces[0].User, sum);
            }
            else
            {
                _shared[computer] = sum;
            }
        }

        /// <summary>All who used a computer on that day.</summary>
        public async Task<IReadOnlyDictionary<ReportKey, UsageSum>> EndAsync(CancellationToken cancellationToken)
        {
            if (_shared.Count > 0)
            {
                await using var connection = await users._database.OpenAsync(cancellationToken);
                var minutes = users._books.MinutesOf(day, users._calendar);
                foreach (var part in _shared.Keys.Chunk(Rows.RowsPerStatement))
                {
                    var hours = await Masks.HoursAsync(connection, null, minutes, part, cancellationToken);
                    foreach (var computer in part)
                    {
                        Share(computer, minutes, [.. hours[computer]]);
                    }
                }
            }

            return _sums;
        }

        private void Share(int computer, MinuteRange minutes, List<UsageHour> hours)
        {
            foreach (var (user, piece) in HistoryOf(computer).Cut(minutes))
            {
                var inside = hours.Select(hour => hour.Within(piece)).ToList();
                var present = inside.Sum(hour => BitOperations.PopCount(hour.Present));
                if (present > 0)
                {
                    Add(user, ReportRow.SumOf(present, inside.Sum(hour => BitOperations.PopCount(hour.Active)), _shared[computer].Remarked > 0));
                }
            }
        }

        private void Add(string? user, UsageSum sum) =>
            CollectionsMarshal.GetValueRefOrAddDefault(_sums, new ReportKey(0, user), out _) += sum;

        private UserHistory HistoryOf(int computer) => users._histories.GetValueOrDefault(computer, UserHistory.Empty);
    }
}
