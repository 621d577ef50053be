using System.Data.Common;
using MySqlConnector;
using WorkTrack.Data.Setup;

namespace WorkTrack.Data.MySql;

/// <summary>
/// What a failure of MySQL or MariaDB means. The driver's own <c>IsTransient</c> misses real outages: a server that was
/// killed or stopped gives no code at all.
/// </summary>
internal static class MySqlFailures
{
    private const int NoConnection = 1042;

    /// <summary>The server refuses the values: they will not get better.</summary>
    private static readonly int[] BadData =
    [
        1048, // a column cannot be null
        1264, // a number out of range
        1292, // a value that is none
        1366, // a character that the column's set lacks
        1406, // a text that is too long
    ];

    /// <summary>Writers that met each other.</summary>
    private static readonly int[] Conflicts =
    [
        1020, // the row has changed since it was read (MariaDB from 11.6 on)
        1205, // a lock was waited for too long
        1213, // a deadlock
    ];

    /// <summary>A server that is there and will not have us.</summary>
    private static readonly int[] NotLetIn =
    [
        1044, // no right on this database
        1045, // a wrong password
        1049, // no such database
        1130, // not from this machine
        1698, // a user who signs in otherwise
    ];

    /// <summary>
    /// Whether the database is away. Anything it says that is not about the values counts: no connection, too many of
    /// them, a shutdown, read-only, no disk, a table that is missing until somebody migrates. The report waits in the
    /// journal for the day it can be stored. A connection that ends in the middle of an answer, or of a long statement, is
    /// no exception of the driver's own kind.
    /// </summary>
    public static bool IsAway(Exception failure) =>
        DatabaseAway.IsSilence(failure) || (DatabaseAway.Root(failure) is DbException root && !BadData.Contains(Code(root)));

    /// <summary>Whether the server itself has said so. The driver gives 1042, or nothing, where it got no answer.</summary>
    public static bool IsAnswer(Exception failure) => Code(failure) is > 0 and not NoConnection;

    public static bool IsConflict(Exception failure) => Conflicts.Contains(Code(failure));

    public static bool IsMisconfigured(Exception failure) => NotLetIn.Contains(Code(failure));

    private static int Code(Exception failure) => DatabaseAway.Root(failure) is MySqlException mySql ? (int)mySql.ErrorCode : 0;
}
