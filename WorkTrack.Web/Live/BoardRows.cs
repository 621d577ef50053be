using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace WorkTrack.Web.Live;

/// <summary>
/// The states on the board, in the order the computers became known, and which of them changed in which version. A
/// change costs the place it is written to; nothing is sorted or counted anew.
/// </summary>
internal sealed class BoardRows(DateOnly today)
{
    /// <summary>How many versions back it is known what changed.</summary>
    public const int VersionsKept = 1 << 16;

    private const int NoRow = -1;

    private readonly Lock _writing = new();
    private readonly ConcurrentDictionary<int, TeamFigures> _teams = new();

    // At a version's place the row that it changed; a row's newest version tells whether it has changed again since.
    private readonly int[] _changed = new int[VersionsKept];
    private ComputerState[] _states = new ComputerState[64];
    private long[] _versions = new long[64];
    private int _count;
    private long _version;
    private long _movedAt;
    private long _leftAt;
    private int _archived;
    private DateOnly _today = today;
    private BoardSnapshot? _snapshot;

    /// <summary>How many computers there are.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <summary>Grows with every change.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>All states at one moment. Made anew for the first reader after a change, and shared by the next ones.</summary>
    public BoardSnapshot Snapshot
    {
        get
        {
            if (Volatile.Read(ref _snapshot) is { } current && current.Version == Version)
            {
                return current;
            }

            lock (_writing)
            {
                if (_snapshot?.Version != _version)
                {
                    _snapshot = Take();
                }

                return _snapshot;
            }
        }
    }

    /// <summary>The figures of a team.</summary>
    public TeamFigures FiguresOf(int team) => _teams.GetOrAdd(team, _ => new TeamFigures());

    /// <summary>When any computer of a scope was last heard; null when none was.</summary>
    public DateTimeOffset? HeardAt(BoardScope scope) =>
        _teams.Where(team => scope.Includes(team.Key)).Max(team => team.Value.HeardAt);

    /// <summary>Begins a new day.</summary>
    public void Begin(DateOnly day)
    {
        lock (_writing)
        {
            _today = day;
            Next(NoRow);
        }
    }

    /// <summary>Adds a computer.</summary>
    /// <returns>Its row.</returns>
    public int Add(ComputerState state)
    {
        lock (_writing)
        {
            if (_count == _states.Length)
            {
                Array.Resize(ref _states, 2 * _count);
                Array.Resize(ref _versions, 2 * _count);
            }

            var row = _count;
            _states[row] = state;
            FiguresOf(state.Team).Add(state);
            _archived += state.IsArchived ? 1 : 0;
            Volatile.Write(ref _count, row + 1);
            Next(row);
            return row;
        }
    }

    /// <summary>Puts a computer's new state in place of the old one.</summary>
    public void Replace(int row, ComputerState state)
    {
        lock (_writing)
        {
            var before = _states[row];
            FiguresOf(before.Team).Remove(before);
            FiguresOf(state.Team).Add(state);
            _states[row] = state;
            _archived += (state.IsArchived ? 1 : 0) - (before.IsArchived ? 1 : 0);
            Next(row);
            if (state.IsArchived && !before.IsArchived)
            {
                _leftAt = _version;
            }

            if (before.Team != state.Team)
            {
                _movedAt = _version;
            }
        }
    }

    /// <summary>What a reader that knows a version does not know yet.</summary>
    /// <returns>Null when that cannot be told any more: the reader has to begin with a snapshot.</returns>
    public BoardChanges? Since(long version, BoardScope scope)
    {
        lock (_writing)
        {
            if (version > _version || _version - version > VersionsKept || version < _leftAt || (version < _movedAt && !scope.Equals(BoardScope.Everything)))
            {
                return null;
            }

            var changes = ImmutableArray.CreateBuilder<ComputerChange>();
            for (var at = version + 1; at <= _version; at++)
            {
                var row = _changed[at % VersionsKept];
                if (row != NoRow && _versions[row] == at && !_states[row].IsArchived && scope.Includes(_states[row]))
                {
                    changes.Add(new ComputerChange(at, _states[row]));
                }
            }

            return new BoardChanges(_version, changes.DrainToImmutable(), StatsOf(scope));
        }
    }

    private BoardSnapshot Take()
    {
        var states = ImmutableArray.Create(_states, 0, _count);
        var stats = StatsOf(BoardScope.Everything);
        return _archived == 0
            ? new BoardSnapshot(_version, _today, states, stats)
            : new BoardSnapshot(_version, _today, [.. states.Where(state => !state.IsArchived)], stats) { Archived = [.. states.Where(state => state.IsArchived)] };
    }

    private void Next(int row)
    {
        var version = _version + 1;
        _changed[version % VersionsKept] = row;
        if (row != NoRow)
        {
            _versions[row] = version;
        }

        Volatile.Write(ref _version, version);
    }

    private FleetStats StatsOf(BoardScope scope)
    {
        var stats = FleetStats.None;
        foreach (var (number, team) in _teams)
        {
            stats = scope.Includes(number) ? stats.Plus(team.Stats) : stats;
        }

        return stats;
    }
}
