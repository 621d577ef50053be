using System.Data.Common;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;

namespace WorkTrack.Data.Setup;

/// <summary>Tells a database that does not answer from a defect of ours.</summary>
public static class DatabaseAway
{
    /// <summary>Whether a failure is the database's. EF wraps what it takes for transient into a failure of its own.</summary>
    public static bool Explains(Exception failure) => Root(failure) is DbException || IsSilence(failure);

    /// <summary>Whether the database did not say anything itself: a connection that is cut is not always wrapped by the driver.</summary>
    internal static bool IsSilence(Exception failure) => Root(failure) is TimeoutException or IOException or SocketException;

    /// <summary>What the driver said.</summary>
    internal static Exception Root(Exception failure) =>
        failure is InvalidOperationException or DbUpdateException && failure.InnerException is { } inner ? inner : failure;
}
