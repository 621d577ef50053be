using WorkTrack.Data.Computers;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Ledger;

/// <summary>What is written, as rows in the order of the columns of <see cref="LedgerTables"/>.</summary>
internal static class LedgerRows
{
    public static object?[] Hour((int Computer, UsageHour Hour) row) =>
        [row.Computer, row.Hour.Hour, row.Hour.Present, row.Hour.Active, (short)row.Hour.Remarks];

    public static object?[] Claim((int Computer, ProgramHour Claim) row) =>
    [
        row.Computer, row.Claim.Hour, NameKey.Of(row.Claim.Front.Program), NameKey.Of(row.Claim.Front.Title), row.Claim.Mask,
    ];

    public static object?[] Name(StoredName name) => [name.Key, name.Text, name.Hour];

    public static object?[] Cursor(Computer computer) =>
    [
        computer.Key, Stored(computer.Cursor!.FirstAt), Stored(computer.Cursor.AnchorAt), computer.Cursor.Counter,
        computer.Cursor.Ahead, computer.Cursor.Rhythm.ToString(), Stored(computer.Cursor.LastAt),
    ];

    public static object?[] State(Computer computer) =>
    [
        computer.Key,
        computer.Profile.Name, computer.Profile.UserName, computer.Profile.OsInfo,
        computer.Profile.IpAddress, computer.Profile.MacAddress, computer.Profile.AgentVersion, computer.AgentTime,
        computer.Window?.Title, computer.Window?.Program, computer.Window?.Path,
        computer.Programs is { } programs ? StoredPrograms.Write(programs) : null, computer.Programs?.Total ?? 0,
        Stored(computer.ProfileAt), Stored(computer.ProgramsAt), Stored(computer.WindowAt),
        (byte?)computer.User?.Activity,
        computer.User is { } since ? Stored(since.Since) : null, computer.User is { } user ? Stored(user.At) : null,
        computer.Rhythm.ToString(), Stored(computer.LastSeenAt),
    ];

    public static object?[] Session(LedgerEntry entry) =>
    [
        entry.Computer.Key, entry.NewSession!.Id, (long)entry.NewSession.Offset.TotalMilliseconds, Stored(entry.Computer.LastSeenAt),
    ];

    public static object?[] User(LedgerEntry entry) => [entry.Computer.Key, entry.NewUser!.Minute, entry.NewUser.User];

    public static object?[] Beat(UptimeBeat beat) => [beat.Server, Stored(beat.Stretch.From), Stored(beat.Stretch.Until)];

    public static long Stored(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();
}
