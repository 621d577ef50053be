using System.Data.Common;

namespace WorkTrack.Web.Hosting;

/// <summary>Tells a database that does not answer from a defect of ours.</summary>
internal static class DatabaseAway
{
    /// <summary>Whether a failure means that the database does not answer now.</summary>
    public static bool Explains(Exception failure) => failure is DbException or TimeoutException or IOException;
}
