namespace WorkTrack.Domain.Reports;

/// <summary>By what a report's time is divided.</summary>
public enum ReportStep
{
    /// <summary>Days.</summary>
    Day,

    /// <summary>Weeks, from Monday on (ISO 8601).</summary>
    Week,

    /// <summary>Months of the calendar.</summary>
    Month,
}

/// <summary>Days in a row.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The last, not before the first.</param>
public readonly record struct ReportRange(DateOnly From, DateOnly To)
{
    private const int Week = 7;

    /// <summary>How many days.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    /// <summary>Whether a day is one of them.</summary>
    public bool Contains(DateOnly day) => day >= From && day <= To;

    /// <summary>
    /// What came before, to compare with: of a month, or a month so far, the same days of the month before; of whole months,
    /// as many months before; of up to a week, the same days of the week before, as Mondays are not like Sundays; of one day,
    /// the day before; of anything else, as many days right before it.
    /// </summary>
    public ReportRange Previous =>
        Days == 1 ? new(From.AddDays(-1), To.AddDays(-1))
        : From.Day == 1 && To == EndOfMonth(To) ? new(From.AddMonths(-Months), From.AddDays(-1))
        : From.Day == 1 && Months == 1 ? new(From.AddMonths(-1), To.AddMonths(-1))
        : Days <= Week ? new(From.AddDays(-Week), To.AddDays(-Week))
        : new(From.AddDays(-Days), From.AddDays(-1));

    private int Months => ((To.Year - From.Year) * 12) + To.Month - From.Month + 1;

    /// <summary>The week a day lies in.</summary>
    public static ReportRange WeekOf(DateOnly day)
    {
        var monday = day.AddDays(-(((int)day.DayOfWeek + 6) % Week));
        return new(monday, monday.AddDays(Week - 1));
    }

    /// <summary>The month a day lies in.</summary>
    public static ReportRange MonthOf(DateOnly day) => new(new DateOnly(day.Year, day.Month, 1), EndOfMonth(day));

    /// <summary>The day, week or month a day lies in, as far as it lies within the range.</summary>
    public ReportRange PeriodOf(DateOnly day, ReportStep step)
    {
        var whole = step switch
        {
            ReportStep.Week => WeekOf(day),
            ReportStep.Month => MonthOf(day),
            _ => new ReportRange(day, day),
        };
        return new(whole.From < From ? From : whole.From, whole.To > To ? To : whole.To);
    }

    /// <summary>All of its days, weeks or months, oldest first; the first and the last may be cut.</summary>
    public IEnumerable<ReportRange> Periods(ReportStep step)
    {
        for (var period = PeriodOf(From, step); ; period = PeriodOf(period.To.AddDays(1), step))
        {
            yield return period;
            if (period.To == To)
            {
                yield break;
            }
        }
    }

    private static DateOnly EndOfMonth(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
}
