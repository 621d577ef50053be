using System.Collections.Concurrent;
using System.Collections.Immutable;
using WorkTrack.Data.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Live;

/// <summary>One day of all computers together.</summary>
/// <param name="Day">The organisation's day.</param>
/// <param name="ActiveMinutes">Active minutes of all computers.</param>
public sealed record DailyUsage(DateOnly Day, long ActiveMinutes);

/// <summary>
/// The organisation's last days. Today comes from the board, so the chart and the cards cannot differ; earlier days come
/// from the ledger, and are read again only when a report has added to one of them.
/// </summary>
public sealed class UsageHistory(Board board, ScreenBoard screens, EventHub hub, UsageReader usage)
{
    // Readers of a scope share its days; there are few scopes, and those of gone readers go with the next day or change.
    private readonly ConcurrentDictionary<BoardScope, Past> _pasts = new();
    private long _revision;

    /// <summary>Says that hours were stored: earlier days are read anew if any of them lies there.</summary>
    public void Added(ImmutableArray<UsageHour> hours)
    {
        // Not through a snapshot: one would be made for every report.
        var todayFrom = board.TodayMinutes.First;
        foreach (var hour in hours)
        {
            if (HourBits.FirstMinuteOf(hour.Hour) < todayFrom)
            {
                Interlocked.Increment(ref _revision);
                hub.Signal();
                return;
            }
        }
    }

    /// <summary>Says that computers belong to other teams now.</summary>
    public void TeamsChanged()
    {
        Interlocked.Increment(ref _revision);
        hub.Signal();
    }

    /// <summary>The last days of the computers that a reader may see, oldest first, today last.</summary>
    /// <param name="days">How many, at least 1.</param>
    /// <param name="scope">What the reader may see.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<DailyUsage>> LastDaysAsync(int days, BoardScope scope, CancellationToken cancellationToken)
    {
        var snapshot = screens.Snapshot;
        var revision = Interlocked.Read(ref _revision);
        if (!_pasts.TryGetValue(scope, out var past) || past.Today != snapshot.Today || past.Revision != revision || past.Days.Count != days - 1)
        {
            past = new Past(snapshot.Today, revision, await ReadAsync(snapshot.Today, days - 1, scope, cancellationToken));
            foreach (var old in _pasts.Where(known => known.Value.Revision != revision || known.Value.Today != snapshot.Today))
            {
                _pasts.TryRemove(old);
            }

            _pasts[scope] = past;
        }

        return [.. past.Days, new DailyUsage(snapshot.Today, snapshot.Within(scope).Stats.UsageToday)];
    }

    private async Task<IReadOnlyList<DailyUsage>> ReadAsync(DateOnly today, int days, BoardScope scope, CancellationToken cancellationToken)
    {
        var past = await usage.FleetDaysAsync(today.AddDays(-days), today.AddDays(-1), scope.Usage, cancellationToken);
        return [.. past.Select(day => new DailyUsage(day.Day, day.ActiveMinutes))];
    }

    private sealed record Past(DateOnly Today, long Revision, IReadOnlyList<DailyUsage> Days);
}
