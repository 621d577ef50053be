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
    private readonly ConcurrentDictionary<ComputerId, BoardEntry> _entries = new();
    private readonly BoardRows _rows = new(calendar.DayOf(time.GetUtcNow()));
    private BoardDay _today = BoardDay.At(calendar, time.GetUtcNow());
    private ServerUptime? _sweptUptime;

    /// <summary>How many computers are known.</summary>
    public int Count => _rows.Count;

    /// <summary>Grows with every change.</summary>
    public long Version => _rows.Version;

    /// <summary>The minutes of the organisation's day that usage is counted for.</summary>
    public MinuteRange TodayMinutes => _today.Minutes;

    /// <summary>The hours of that day.</summary>
    public DayClock TodayClock => _today.Clock;

    /// <summary>The board as it is now; <see cref="BoardSnapshot.Within"/> cuts a reader's part out of it.</summary>
    public BoardSnapshot Snapshot => _rows.Snapshot;

    /// <summary>When any computer was last heard; null when none was.</summary>
    public DateTimeOffset? LastHeardAt => LastHeardIn(BoardScope.Everything);

    /// <summary>When any computer of a scope was last heard; null when none was.</summary>
    public DateTimeOffset? LastHeardIn(BoardScope scope) => _rows.HeardAt(scope);

    /// <summary>
    /// What a reader that knows a version does not know yet. A reader that takes it in, and comes back with the version it
    /// brings, never misses a state that is still true.
    /// </summary>
    /// <returns>Null when that cannot be told any more: the reader has to begin with a snapshot.</returns>
    public BoardChanges? Since(long version, BoardScope scope) => _rows.Since(version, scope);

    /// <summary>All that is kept of a computer, or null when it is not known.</summary>
    public Computer? Find(ComputerId id) => _entries.TryGetValue(id, out var entry) ? entry.Computer : null;

    /// <summary>What is true of a computer now, or null when it is not known.</summary>
    public ComputerState? StateOf(ComputerId id) => _entries.TryGetValue(id, out var entry) ? entry.State : null;

    /// <summary>Puts a computer on the board, in place of what was there of it.</summary>
    public void Apply(Computer computer)
    {
        if (MinuteRange.MinuteOf(time.GetUtcNow()) >= _today.Minutes.End)
        {
            // The first report of a new day may come before the sweeper does.
            Sweep();
        }

        if (!_entries.TryGetValue(computer.Id, out var entry))
        {
            entry = _entries.GetOrAdd(computer.Id, new BoardEntry(computer));
        }

        bool changed;
        lock (entry)
        {
            // A report knows what was decided when it began; people decide meanwhile.
            entry.Computer = computer.DecidedAs(entry.Computer);
            changed = Derive(entry);
        }

        _rows.FiguresOf(entry.Computer.Team).Heard(computer.LastSeenAt);
        if (changed)
        {
            hub.Signal();
        }
    }

    /// <summary>Puts a computer into another team; nothing happens when it is not known.</summary>
    public void Move(ComputerId id, int team) => Decide(id, computer => computer with { Team = team });

    /// <summary>Gives a computer a name; null for the one that its agent tells. Nothing happens when it is not known.</summary>
    public void Rename(ComputerId id, string? name) => Decide(id, computer => computer with { GivenName = name });

    /// <summary>Puts a computer away until its agent reports again; null brings it back. Nothing happens when it is not known.</summary>
    public void Archive(ComputerId id, DateTimeOffset? at) => Decide(id, computer => computer with { ArchivedAt = at });

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
            hub.Signal();
        }
    }

    /// <summary>Looks at the clock: who has fallen silent, and whether a new day has begun. Passes over whoever the clock alone cannot have changed.</summary>
    public void Sweep()
    {
        var (now, known) = (time.GetUtcNow(), uptime.Current);
        var changed = calendar.DayOf(now) != _today.Date;
        var everybody = changed || !ReferenceEquals(known, _sweptUptime);
        _sweptUptime = known;
        if (changed)
        {
            _today = BoardDay.At(calendar, now);
            _rows.Begin(_today.Date);
        }

        foreach (var (_, entry) in _entries)
        {
            if (everybody || entry.IsDue(now))
            {
                lock (entry)
                {
                    changed |= Derive(entry);
                }
            }
        }

        if (changed)
        {
            hub.Signal();
        }
    }

    private void Decide(ComputerId id, Func<Computer, Computer> decide)
    {
        if (!_entries.TryGetValue(id, out var entry))
        {
            return;
        }

        bool changed;
        lock (entry)
        {
            entry.Computer = decide(entry.Computer);
            changed = Derive(entry);
        }

        _rows.FiguresOf(entry.Computer.Team).Heard(entry.Computer.LastSeenAt);
        if (changed)
        {
            hub.Signal();
        }
    }

    /// <summary>Brings an entry's state up to date, and keeps the old one, by reference, when they are equal.</summary>
    private bool Derive(BoardEntry entry)
    {
        var computer = entry.Computer;
        var (now, known) = (time.GetUtcNow(), uptime.Current);
        var presence = PresenceRule.Of(computer, known, now);
        var (today, strip) = entry.DayOf(_today);
        entry.ChangesAt(PresenceRule.NextChange(computer, known, now));
        var state = new ComputerState(
            computer.Key, computer.Id, computer.RegisteredAt, computer.Profile, presence,
            today.Active, computer.Programs ?? ProgramList.Empty, computer.Window)
        {
            Team = computer.Team,
            GivenName = computer.GivenName,
            ArchivedAt = computer.IsArchived ? computer.ArchivedAt : null,
            RemarksToday = today.Remarks,
            Strip = strip,
            IdleState = presence == Presence.Idle ? computer.User!.Activity : null,
            IdleSince = presence == Presence.Idle ? computer.User!.Since : null,
        };
        if (state == entry.State)
        {
            return false;
        }

        if (entry.State is null)
        {
            entry.Row = _rows.Add(state);
        }
        else
        {
            _rows.Replace(entry.Row, state);
        }

        entry.State = state;
        return true;
    }
}
