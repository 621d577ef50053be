using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Tests.Domain.Lives;

/// <summary>What a database keeps of one computer's minutes: everything it is told, merged by OR.</summary>
internal sealed class Records
{
    private readonly SortedDictionary<long, UsageHour> _hours = [];
    private readonly Dictionary<(long Hour, ProgramInFront Front), ulong> _claims = [];

    public IReadOnlyCollection<UsageHour> Hours => _hours.Values;

    /// <summary>The programs in front, by the keys they have in the ledger.</summary>
    public IEnumerable<ClaimedHour> Claims =>
        _claims.Select(claim => new ClaimedHour(claim.Key.Hour, NameKey.Of(claim.Key.Front.Program), NameKey.Of(claim.Key.Front.Title), claim.Value));

    public void Add(LedgerEntry entry)
    {
        foreach (var hour in entry.Hours)
        {
            _hours[hour.Hour] = _hours.GetValueOrDefault(hour.Hour, new UsageHour(hour.Hour, 0, 0)).Merge(hour);
        }

        foreach (var claim in entry.Claims)
        {
            _claims[(claim.Hour, claim.Front)] = _claims.GetValueOrDefault((claim.Hour, claim.Front)) | claim.Mask;
        }
    }

    public int ActiveIn(MinuteRange range) => _hours.Values.Sum(hour => (int)ulong.PopCount(hour.Within(range).Active));

    public int Active => _hours.Values.Sum(hour => (int)ulong.PopCount(hour.Active));

    public int PresentIn(MinuteRange range) => _hours.Values.Sum(hour => (int)ulong.PopCount(hour.Within(range).Present));

    public DayFigures Figures(MinuteRange range) => DayFigures.Of(range, Hours);

    /// <summary>The minutes and programs, to compare: two ledgers that say the same have the same text.</summary>
    public IEnumerable<(long Hour, ulong Present, ulong Active)> Masks => _hours.Values.Select(hour => (hour.Hour, hour.Present, hour.Active)).Where(hour => hour.Present != 0);

    /// <summary>All that is active, minute by minute.</summary>
    public IEnumerable<long> ActiveMinutes =>
        from hour in _hours.Values
        from bit in Enumerable.Range(0, HourBits.MinutesPerHour)
        where (hour.Active >> bit & 1) != 0
        select HourBits.FirstMinuteOf(hour.Hour) + bit;

    /// <summary>The days of a calendar in which anything is known.</summary>
    public IEnumerable<DateOnly> Days(OrganisationCalendar calendar)
    {
        if (_hours.Count == 0)
        {
            yield break;
        }

        var last = calendar.DayOf(MinuteRange.StartOf(HourBits.FirstMinuteOf(_hours.Keys.Last() + 1) - 1));
        for (var day = calendar.DayOf(MinuteRange.StartOf(HourBits.FirstMinuteOf(_hours.Keys.First()))); day <= last; day = day.AddDays(1))
        {
            yield return day;
        }
    }
}
