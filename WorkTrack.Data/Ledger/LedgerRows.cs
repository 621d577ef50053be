using WorkTrack.Data.Computers;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Ledger;

/// <summary>A batch as rows, in the order of the columns of <see cref="LedgerTables"/>.</summary>
internal sealed class LedgerRows
{
    private readonly RowBuffer _hours;
    private readonly RowBuffer _claims;
    private readonly RowBuffer _programNames;
    private readonly RowBuffer _windowTitles;
    private readonly RowBuffer _staleDays;
    private readonly RowBuffer _cursors;
    private readonly RowBuffer _states;
    private readonly RowBuffer _sessions;
    private readonly RowBuffer _users;
    private readonly RowBuffer _uptime;
    private readonly Dictionary<(int Computer, long Hour), UsageHour> _merged = [];
    private readonly Dictionary<int, Computer> _newestStates = [];
    private readonly Dictionary<int, Computer> _newestCursors = [];
    private readonly HashSet<(int Day, int Computer)> _marked = [];

    public LedgerRows(LedgerTables tables)
    {
        _hours = new(tables.Hours);
        _claims = new(tables.Claims);
        _programNames = new(tables.ProgramNames);
        _windowTitles = new(tables.WindowTitles);
        _staleDays = new(tables.StaleDays);
        _cursors = new(tables.Cursors);
        _states = new(tables.States);
        _sessions = new(tables.Sessions);
        _users = new(tables.Users);
        _uptime = new(tables.Uptime);
        Tables = [_hours, _claims, _programNames, _windowTitles, _staleDays, _cursors, _states, _sessions, _users, _uptime];
    }

    /// <summary>All of them, in the order in which they are written.</summary>
    public IReadOnlyList<RowBuffer> Tables { get; }

    public void Clear()
    {
        foreach (var table in Tables)
        {
            table.Clear();
        }

        _merged.Clear();
        _newestStates.Clear();
        _newestCursors.Clear();
        _marked.Clear();
    }

    /// <summary>Adds an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="computer">Its computer's key.</param>
    /// <param name="names">The names that the database is known to have.</param>
    /// <param name="lateWrites">Finds the days that are marked.</param>
    public void Add(LedgerEntry entry, int computer, NameDictionary.Batch names, LateWrites lateWrites)
    {
        foreach (var hour in entry.Hours)
        {
            _merged[(computer, hour.Hour)] = _merged.TryGetValue((computer, hour.Hour), out var known) ? known.Merge(hour) : hour;
            Mark(lateWrites, hour.Hour, computer);
        }

        foreach (var claim in entry.Claims)
        {
            var (program, title) = (names.ProgramOf(claim), names.TitleOf(claim));
            _claims.Add(computer).Add(claim.Hour).Add(program).Add(title).Add(claim.Mask);
            Mark(lateWrites, claim.Hour, computer);
        }

        if (entry.WithState)
        {
            Keep(_newestStates, computer, entry.Computer);
        }

        if (entry.WithCursor && entry.Computer.Cursor is not null)
        {
            Keep(_newestCursors, computer, entry.Computer);
        }

        if (entry.NewSession is { } session)
        {
            _sessions.Add(computer).Add(session.Id).Add((long)session.Offset.TotalMilliseconds).Add(entry.Computer.LastSeenAt);
        }

        if (entry.NewUser is { } user)
        {
            _users.Add(computer).Add(user.Minute).Add(user.User);
        }
    }

    public void Add(UptimeBeat beat) => _uptime.Add(beat.Server).Add(beat.Stretch.From).Add(beat.Stretch.Until);

    /// <summary>Adds what could only be told when all entries were there.</summary>
    public void Finish(NameDictionary.Batch names)
    {
        foreach (var ((computer, _), hour) in _merged)
        {
            _hours.Add(computer).Add(hour.Hour).Add(hour.Present).Add(hour.Active).Add((long)hour.Remarks);
        }

        foreach (var (computer, state) in _newestStates)
        {
            AddState(computer, state);
        }

        foreach (var (computer, newest) in _newestCursors)
        {
            var cursor = newest.Cursor!;
            _cursors.Add(computer).Add(cursor.FirstAt).Add(cursor.AnchorAt).Add(cursor.Counter).Add(cursor.Ahead)
                .Add(cursor.Rhythm.ToString()).Add(cursor.LastAt);
        }

        foreach (var name in names.Programs)
        {
            _programNames.Add(name.Key).Add(name.Text).Add(name.Hour);
        }

        foreach (var name in names.Titles)
        {
            _windowTitles.Add(name.Key).Add(name.Text).Add(name.Hour);
        }
    }

    private static void Keep(Dictionary<int, Computer> newest, int key, Computer computer)
    {
        if (!newest.TryGetValue(key, out var known) || computer.LastSeenAt > known.LastSeenAt)
        {
            newest[key] = computer;
        }
    }

    private void Mark(LateWrites lateWrites, long hour, int computer)
    {
        var days = lateWrites.DaysOf(hour);
        for (var day = days.First; day <= days.Last; day++)
        {
            if (_marked.Add((day, computer)))
            {
                _staleDays.Add(day).Add(computer);
            }
        }
    }

    private void AddState(int key, Computer computer) => _states
        .Add(key)
        .Add(computer.Profile.Name).Add(computer.Profile.UserName).Add(computer.Profile.OsInfo)
        .Add(computer.Profile.IpAddress).Add(computer.Profile.MacAddress).Add(computer.Profile.AgentVersion).Add(computer.AgentTime)
        .Add(computer.Window?.Title).Add(computer.Window?.Program).Add(computer.Window?.Path)
        .Add(computer.Programs is { } programs ? StoredPrograms.Write(programs) : null).Add(computer.Programs?.Total ?? 0)
        .Add(computer.ProfileAt).Add(computer.ProgramsAt).Add(computer.WindowAt)
        .Add((long?)computer.User?.Activity).Add(computer.User?.Since).Add(computer.User?.At)
        .Add(computer.Rhythm.ToString()).Add(computer.LastSeenAt);
}
