using System.Collections.Immutable;

namespace WorkTrack.Domain.Ledger;

/// <summary>A stretch of time in which a server could take reports, or, between two of them, in which none could.</summary>
/// <param name="From">Its start.</param>
/// <param name="Until">Its end.</param>
public readonly record struct UptimeStretch(DateTimeOffset From, DateTimeOffset Until);

/// <summary>
/// When a server could take reports, over all servers together. Time in which none could does not count against a
/// computer. Before the first stretch on record nothing is held against anybody. Immutable.
/// </summary>
public sealed class ServerUptime
{
    /// <summary>How much outage a counter may be bridged across.</summary>
    public static readonly TimeSpan LongestBridged = TimeSpan.FromHours(2);

    // Enough for any gap that could be bridged, and to say of a long one that the server was away.
    private const int OutagesKept = 256;

    private readonly ImmutableArray<UptimeStretch> _outages;

    private ServerUptime(ImmutableArray<UptimeStretch> outages, DateTimeOffset upSince, DateTimeOffset? downSince) =>
        (_outages, UpSince, DownSince) = (outages, upSince, downSince);

    /// <summary>When the stretch that goes on, or was the last, began.</summary>
    public DateTimeOffset UpSince { get; }

    /// <summary>Since when no report can be taken; null while they can.</summary>
    public DateTimeOffset? DownSince { get; }

    /// <summary>A server that has just started.</summary>
    /// <param name="earlier">The stretches on record, of any server, in any order.</param>
    /// <param name="startedAt">When it started.</param>
    public static ServerUptime Since(IEnumerable<UptimeStretch> earlier, DateTimeOffset startedAt)
    {
        var outages = ImmutableArray.CreateBuilder<UptimeStretch>();
        DateTimeOffset? upUntil = null;
        foreach (var stretch in earlier.Append(new UptimeStretch(startedAt, startedAt)).OrderBy(stretch => stretch.From))
        {
            if (upUntil is { } until && stretch.From > until)
            {
                outages.Add(new UptimeStretch(until, stretch.From));
            }

            upUntil = upUntil is { } known && known > stretch.Until ? known : stretch.Until;
        }

        return new ServerUptime([.. outages.TakeLast(OutagesKept)], startedAt, null);
    }

    /// <summary>No report could be taken after <paramref name="lastUpAt"/>; unchanged when that is known already.</summary>
    public ServerUptime WentDown(DateTimeOffset lastUpAt) => DownSince is null ? new ServerUptime(_outages, UpSince, lastUpAt) : this;

    /// <summary>Reports can be taken again; unchanged when they could all the time.</summary>
    public ServerUptime CameBack(DateTimeOffset at) => DownSince is { } since
        ? new ServerUptime([.. _outages.Append(new UptimeStretch(since, at)).TakeLast(OutagesKept)], at, null)
        : this;

    /// <summary>How much of a time no report could be taken.</summary>
    public TimeSpan DownBetween(DateTimeOffset from, DateTimeOffset until)
    {
        var down = DownSince is { } since ? Overlap(new UptimeStretch(since, until), from, until) : TimeSpan.Zero;
        foreach (var outage in _outages)
        {
            down += Overlap(outage, from, until);
        }

        return down;
    }

    private static TimeSpan Overlap(UptimeStretch stretch, DateTimeOffset from, DateTimeOffset until)
    {
        var (first, last) = (stretch.From > from ? stretch.From : from, stretch.Until < until ? stretch.Until : until);
        return last > first ? last - first : TimeSpan.Zero;
    }
}
