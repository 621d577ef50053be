using System.Collections.Concurrent;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Live;

/// <summary>
/// What is true now: the newest state of every computer, in memory. Readers take immutable snapshots and never wait;
/// a change is signalled on the <see cref="EventHub"/> after it can be read.
/// </summary>
public sealed class Board(EventHub hub, OrganisationCalendar calendar, UptimeLog uptime, TimeProvider time)
{
    private readonly ConcurrentDictionary<ComputerId, Entry> _entries = new();
    private BoardSnapshot? _snapshot;
    private long _version;
    private Day _today = Day.At(calendar, time.GetUtcNow());

    /// <summary>How many computers are known.</summary>
    public int Count => _entries.Count;

    /// <summary>Grows with every change.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>The minutes of the organisation's day that usage is counted for.</summary>
    public MinuteRange TodayMinutes => _today.Minutes;

    /// <summary>The board as it is now. Made anew for the first reader after a change, and shared by the next ones.</summary>
    public BoardSnapshot Snapshot
    {
        get
        {
            // Read before the states: a change in between leaves the snapshot one version behind, never ahead.
            var version = Version;
            if (Volatile.Read(ref _snapshot) is { } current && current.Version == version)
            {
                return current;
            }

            var today = _today;
            var computers = _entries.Values.Select(entry => entry.State).OfType<ComputerState>().OrderBy(state => state.Key);
            var snapshot = new BoardSnapshot(version, today.Date, [.. computers]);
            Volatile.Write(ref _snapshot, snapshot);
            return snapshot;
        }
    }

    /// <summary>All that is kept of a computer, or null when it is not known.</summary>
    public Computer? Find(ComputerId id) => _entries.TryGetValue(id, out var entry) ? entry.Computer : null;

    /// <summary>What is true of a computer now, or null when it is not known.</summary>
    public ComputerState? StateOf(ComputerId id) => _entries.TryGetValue(id, out var entry) ? entry.State : null;

    /// <summary>When any computer was last heard; null when there is none.</summary>
    public DateTimeOffset? LastHeardAt => _entries.IsEmpty ? null : _entries.Values.Max(entry => entry.Computer.LastSeenAt);

    /// <summary>Puts a computer on the board, in place of what was there of it.</summary>
    public void Apply(Computer computer)
    {
        if (MinuteRange.MinuteOf(time.GetUtcNow()) >= _today.Minutes.End)
        {
            // The first report of a new day may come before the sweeper does.
            Sweep();
        }

        var entry = _entries.GetOrAdd(computer.Id, _ => new Entry(computer));
        bool changed;
        lock (entry)
        {
            // A report knows the team that was there when it began; people decide about teams meanwhile.
            entry.Computer = computer.Team == entry.Team ? computer : computer with { Team = entry.Team };
            changed = Derive(entry);
        }

        if (changed)
        {
            Changed();
        }
    }

    /// <summary>Puts a computer into another team; nothing happens when it is not known.</summary>
    public void Move(ComputerId id, int team)
    {
        if (!_entries.TryGetValue(id, out var entry))
        {
            return;
        }

        bool changed;
        lock (entry)
        {
            entry.Team = team;
            entry.Computer = entry.Computer with { Team = team };
            changed = Derive(entry);
        }

        if (changed)
        {
            Changed();
        }
    }

    /// <summary>Forgets the titles of windows that have not been in front since an instant.</summary>
    public void ForgetTitles(DateTimeOffset before)
    {
        var changed = false;
        foreach (var entry in _entries.Values)
        {
            // Read again under the lock: a report may have just come.
            lock (entry)
            {
                if (entry.Computer is { Window: { Title: not null } window } computer && computer.WindowAt < before)
                {
                    entry.Computer = computer with { Window = ActiveWindow.Create(null, window.Program, window.Path) };
                    changed |= Derive(entry);
                }
            }
        }

        if (changed)
        {
            Changed();
        }
    }

    /// <summary>Looks at the clock: who has fallen silent, and whether a new day has begun.</summary>
    public void Sweep()
    {
        var now = time.GetUtcNow();
        var newDay = calendar.DayOf(now) != _today.Date;
        if (newDay)
        {
            _today = Day.At(calendar, now);
        }

        var changed = newDay;
        foreach (var entry in _entries.Values)
        {
            lock (entry)
            {
                changed |= Derive(entry);
            }
        }

        if (changed)
        {
            Changed();
        }
    }

    private void Changed()
    {
        Interlocked.Increment(ref _version);
        hub.Signal();
    }

    /// <summary>Brings an entry's state up to date, and keeps the old one, by reference, when they are equal.</summary>
    private bool Derive(Entry entry)
    {
        var computer = entry.Computer;
        var presence = PresenceRule.Of(computer, uptime.Current, time.GetUtcNow());
        var today = entry.FiguresOf(_today);
        var state = new ComputerState(
            computer.Key, computer.Id, computer.RegisteredAt, computer.Profile, presence,
            today.Active, computer.Programs ?? ProgramList.Empty, computer.Window)
        {
            Team = computer.Team,
            RemarksToday = today.Remarks,
            IdleState = presence == Presence.Idle ? computer.User!.Activity : null,
            IdleSince = presence == Presence.Idle ? computer.User!.Since : null,
        };
        if (state == entry.State)
        {
            return false;
        }

        entry.State = state;
        return true;
    }

    private sealed class Entry(Computer computer)
    {
        private volatile Computer _computer = computer;
        private volatile ComputerState? _state;
        private (RecentHours Hours, Day Day, DayFigures Figures)? _counted;

        /// <summary>The team it belongs to, whatever a report says that began before it was moved.</summary>
        public int Team { get; set; } = computer.Team;

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

        /// <summary>What the day adds up to so far. Counted again only for other hours or another day: the sweeper asks every second.</summary>
        public DayFigures FiguresOf(Day day)
        {
            var hours = Computer.Hours;
            if (_counted is not { } counted || !ReferenceEquals(counted.Hours, hours) || !ReferenceEquals(counted.Day, day))
            {
                _counted = counted = (hours, day, DayFigures.Of(day.Minutes, hours.Hours));
            }

            return counted.Figures;
        }
    }

    private sealed record Day(DateOnly Date, MinuteRange Minutes)
    {
        public static Day At(OrganisationCalendar calendar, DateTimeOffset now)
        {
            var date = calendar.DayOf(now);
            return new Day(date, calendar.MinutesOf(date));
        }
    }
}
