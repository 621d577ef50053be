using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Schema;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Computers;

/// <summary>The computers in the database.</summary>
public sealed class ComputerStore
{
    // Queues hold samples of a week.
    private static readonly TimeSpan SessionsReadBack = TimeSpan.FromDays(8);

    private readonly IDatabase _database;

    internal ComputerStore(IDatabase database) => _database = database;

    /// <summary>Reads every computer with its newest state, its cursor and its newest hours.</summary>
    /// <param name="now">The time from which hours are looked back at.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<Computer>> LoadAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        var oldest = (int)HourBits.HourOf(MinuteRange.MinuteOf(now)) - RecentHours.Kept;
        var hours = (await context.UsageHours.AsNoTracking().Where(row => row.Hour > oldest).ToListAsync(cancellationToken))
            .ToLookup(row => row.Computer, row => new UsageHour(row.Hour, row.Present, row.Active, row.Remarks));

        var since = now - SessionsReadBack;
        var sessions = (await context.AgentSessions.AsNoTracking().Where(row => row.FirstAt >= since).OrderBy(row => row.FirstAt)
                .ToListAsync(cancellationToken))
            .ToLookup(row => row.Computer, row => new AgentSession(row.SessionId, TimeSpan.FromMilliseconds(row.OffsetMs)));

        var rows =
            from computer in context.Computers
            join state in context.ComputerStates on computer.ComputerKey equals state.Computer into states
            from state in states.DefaultIfEmpty()
            join cursor in context.CounterCursors on computer.ComputerKey equals cursor.Computer into cursors
            from cursor in cursors.DefaultIfEmpty()
            select new { computer, state, cursor };

        return [.. (await rows.AsNoTracking().ToListAsync(cancellationToken))
            .Select(row => ToComputer(row.computer, row.state, row.cursor, hours[row.computer.ComputerKey]) with
            {
                Sessions = [.. sessions[row.computer.ComputerKey].TakeLast(Computer.SessionsKept)],
            })];
    }

    private static Computer ToComputer(
        ComputerRow computer, ComputerStateRow? state, CounterCursorRow? cursor, IEnumerable<UsageHour> hours)
    {
        var known = new Computer
        {
            Key = computer.ComputerKey,
            Id = ComputerId.Parse(computer.PublicId),
            Team = computer.Team,
            GivenName = computer.GivenName,
            ArchivedAt = computer.ArchivedAt,
            RegisteredAt = computer.RegisteredAt,
            LastSeenAt = cursor?.LastAt ?? computer.RegisteredAt,
            Cursor = cursor is null ? null : new CounterCursor(
                cursor.FirstAt, cursor.LastAt, cursor.AnchorAt, cursor.Counter, ReportRhythm.Parse(cursor.Gaps))
            {
                Ahead = cursor.Ahead,
            },
            Hours = RecentHours.Empty.Merge(hours, out _),
        };
        return state is null ? known : known with
        {
            // The state may lie behind: it is stored a little later.
            LastSeenAt = state.LastSeenAt > known.LastSeenAt ? state.LastSeenAt : known.LastSeenAt,
            Profile = ComputerProfile.Create(
                state.Name, state.UserName, state.OsInfo, state.IpAddress, state.MacAddress, state.AgentVersion),
            ProfileAt = state.ProfileAt,
            AgentTime = state.AgentTime,
            Programs = state.Programs is { } programs ? StoredPrograms.Read(programs, state.ProgramTotal) : null,
            ProgramsAt = state.ProgramsAt,
            Window = ActiveWindow.Create(state.WindowTitle, state.WindowProgram, state.WindowPath),
            WindowAt = state.WindowAt,
            User = state is { Activity: { } activity, ActivitySince: { } since, ActivityAt: { } at }
                ? new UserState((UserActivity)activity, since, at)
                : null,
            Rhythm = ReportRhythm.Parse(state.Gaps),
        };
    }
}
