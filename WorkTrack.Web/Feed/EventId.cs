using System.Globalization;

namespace WorkTrack.Web.Feed;

/// <summary>What a client has when it has taken an event in: everything up to an offset of an epoch.</summary>
internal static class EventId
{
    /// <summary>The offset of a client that has nothing yet.</summary>
    public const long Nothing = 0;

    /// <summary>The offset that an id names.</summary>
    /// <param name="id">An id as a client sent it back; null when it sent none.</param>
    /// <param name="epoch">The epoch that offsets count in.</param>
    /// <returns>Null when it is of another epoch, is none of ours, or says that its client has nothing yet.</returns>
    public static long? OffsetOf(string? id, string epoch) =>
        id is not null && id.Length > epoch.Length && id[epoch.Length] == '-' && id.StartsWith(epoch, StringComparison.Ordinal)
        && long.TryParse(id.AsSpan(epoch.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
        && offset != Nothing
            ? offset
            : null;
}
