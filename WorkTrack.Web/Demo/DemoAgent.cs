using Bogus;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Demo;

/// <summary>
/// The agent on one computer: given the time, it says what it would send. Its clock may be asked at any pace; whatever
/// happened since it was last asked has happened then.
/// </summary>
internal sealed class DemoAgent
{
    private const int SeedOffset = 1000;

    private readonly DemoComputer _computer;
    private readonly OrganisationCalendar _calendar;
    private readonly Randomizer _random;
    private readonly bool _wasHereToday;
    private readonly Queue<DemoStretch> _next;
    private DemoActivity _activity = DemoActivity.Off;
    private DateTimeOffset _now;
    private DateTimeOffset _until;
    private TimeSpan _worked;
    private DemoDesk? _desk;
    private bool _began;
    private bool _registered;

    /// <summary>Makes an agent that has not been asked anything yet.</summary>
    public DemoAgent(DemoComputer computer, DemoScene scene, OrganisationCalendar calendar)
    {
        (_computer, _calendar, _wasHereToday) = (computer, calendar, scene.WasHereToday);
        _random = new Randomizer(SeedOffset + computer.Index);
        _next = new Queue<DemoStretch>(scene.First);
        FirstAfter = TimeSpan.FromSeconds(_random.Double(0, 6));
        Interval = TimeSpan.FromSeconds(_random.Double(5, 15));
    }

    /// <summary>How long after the demo's start it is asked for the first time: a fleet never speaks all at once.</summary>
    public TimeSpan FirstAfter { get; }

    /// <summary>How often it is asked.</summary>
    public TimeSpan Interval { get; }

    /// <summary>What it would send now, in order; nothing while the computer is off or asleep.</summary>
    public IReadOnlyList<DemoMessage> Speak(DateTimeOffset now)
    {
        Advance(now);
        if (_activity is DemoActivity.Off or DemoActivity.Asleep)
        {
            return [];
        }

        var local = _calendar.ToLocal(_now);
        _desk ??= new DemoDesk(_computer, local - _worked, _random);
        IReadOnlyList<DemoMessage> messages = _registered ? [Data(_desk, local)] : [Registration(local), Data(_desk, local)];
        _registered = true;
        return messages;
    }

    private void Advance(DateTimeOffset now)
    {
        if (!_began)
        {
            _began = true;
            (_now, _until) = (now, now);
            Begin(_next.Dequeue());
            _worked = _wasHereToday ? WorkedBefore(now) : TimeSpan.Zero;
        }

        while (_until <= now)
        {
            Pass(_until);
            Begin(_next.TryDequeue(out var planned) ? planned : DemoStretch.After(_activity, _random));
        }

        Pass(now);
    }

    private void Begin(DemoStretch stretch)
    {
        if (stretch.Activity == DemoActivity.Off)
        {
            (_worked, _desk, _registered) = (TimeSpan.Zero, null, false);
        }

        _activity = stretch.Activity;
        _until += stretch.Length;
    }

    /// <summary>Lets time pass, never backwards: the machine's clock may be set while the demo runs.</summary>
    private void Pass(DateTimeOffset to)
    {
        if (to > _now)
        {
            _worked += _activity == DemoActivity.Working ? to - _now : TimeSpan.Zero;
            _now = to;
        }
    }

    /// <summary>
    /// What the first report tells of the day so far. The server believes it minute for minute, backwards from now, so
    /// it stays within the day that has begun. The odd seconds make counters tick one after the other.
    /// </summary>
    private TimeSpan WorkedBefore(DateTimeOffset now)
    {
        var passed = MinuteRange.MinuteOf(now) - _calendar.MinutesOf(_calendar.DayOf(now)).First;
        var minutes = Math.Min(_random.Long(90, 300), (long)(passed * _random.Double(0.5, 1)));
        return TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(_random.Double(0, 50));
    }

    private DemoMessage Registration(DateTimeOffset local) => new()
    {
        Type = "agent_register",
        ComputerId = _computer.Id.Value,
        ComputerName = _computer.Profile.Name,
        UserName = _computer.Profile.UserName,
        OsInfo = _computer.Profile.OsInfo,
        IpAddress = _computer.Profile.IpAddress,
        MacAddress = _computer.Profile.MacAddress,
        AgentVersion = _computer.Profile.AgentVersion,
        Timestamp = DemoMessage.Time(local),
    };

    private DemoMessage Data(DemoDesk desk, DateTimeOffset local)
    {
        // The window first: bringing a program to the front may start it.
        var window = _activity == DemoActivity.Working ? desk.Front(local) : desk.Locked;
        return new DemoMessage
        {
            Type = "agent_data",
            ComputerId = _computer.Id.Value,
            UsageMinutes = (long)_worked.TotalMinutes,
            Timestamp = DemoMessage.Time(local),
            RunningPrograms = desk.Programs,
            ActiveWindow = window,
        };
    }
}
