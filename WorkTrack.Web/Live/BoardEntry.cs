using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Live;

/// <summary>A day of the organisation, and its hours.</summary>
internal sealed record BoardDay(DateOnly Date, DayClock Clock)
{
    public MinuteRange Minutes => Clock.Minutes;

    public static BoardDay At(OrganisationCalendar calendar, DateTimeOffset now)
    {
        var date = calendar.DayOf(now);
        return new BoardDay(date, new DayClock(calendar, date));
    }
}

/// <summary>What the board keeps of one computer. Written under its own lock, read from anywhere.</summary>
internal sealed class BoardEntry(Computer computer)
{
    private volatile Computer _computer = computer;
    private volatile ComputerState? _state;
    private long _dueTicks;
    private RecentHours? _countedHours;
    private BoardDay? _countedDay;
    private (DayFigures Figures, DayStrip Strip) _counted = (DayFigures.Empty, default);

    public Computer Computer
    {
        get => _computer;
        set => _computer = value;
    }

    /// <summary>Null only between being added and being derived for the first time.</summary>
    public ComputerState? State
    {
        get => _state;
        set => _state = value;
    }

    /// <summary>Its place in <see cref="BoardRows"/>.</summary>
    public int Row { get; set; }

    /// <summary>Says when the clock alone may change the state.</summary>
    public void ChangesAt(DateTimeOffset at) => Volatile.Write(ref _dueTicks, at.UtcTicks);

    /// <summary>Whether the clock alone may have changed the state.</summary>
    public bool IsDue(DateTimeOffset now) => Volatile.Read(ref _dueTicks) <= now.UtcTicks;

    /// <summary>What the day adds up to so far. Counted again only for other hours or another day.</summary>
    public (DayFigures Figures, DayStrip Strip) DayOf(BoardDay day)
    {
        var hours = Computer.Hours;
        if (!ReferenceEquals(_countedHours, hours) || !ReferenceEquals(_countedDay, day))
        {
            (_countedHours, _countedDay, _counted) = (hours, day, (DayFigures.Of(day.Minutes, hours.Hours), DayStrip.Of(day.Clock, hours.Hours)));
        }

        return _counted;
    }
}
