using System.Collections.Concurrent;
using System.Collections.Immutable;
using WorkTrack.Data.Days;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Live;

/// <summary>One day of all computers together.</summary>
/// <param name="Day">The organisation's day.</param>
/// <param name="ActiveMinutes">Minutes in which they were used.</param>
/// <param name="IdleMinutes">Minutes in which they were on and nobody used them.</param>
public sealed record DailyUsage(DateOnly Day, long ActiveMinutes, long IdleMinutes = 0);

/// <summary>
/// The organisation's last days. Today comes from the board, so the chart and the cards cannot differ; earlier days come
/// from the ledger, and are read again only when a report has added to one of them.
/// </summary>
public sealed class UsageHistory(
    Board board, ScreenBoard screens, FleetHours hours, EventHub hub, UsageReader usage, OrganisationCalendar calendar, TimeProvider time)
{
    // Readers of a scope share its days; there are few scopes, and those of gone readers go with the next day or change.
    private readonly ConcurrentDictionary<(BoardScope Scope, int Days), Past> _pasts = new();
    private readonly ConcurrentDictionary<BoardScope, Before> _befores = new();
    private long _revision;

    /// <summary>Says that hours were stored: earlier days are read anew if any of them lies there.</summary>
    public void Added(ImmutableArray<UsageHour> added)
    {
        // Not through a snapshot: one would be made for every report.
        var todayFrom = board.TodayMinutes.First;
        foreach (var hour in added)
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
        if (!_pasts.TryGetValue((scope, days), out var past) || past.Today != snapshot.Today || past.Revision != revision)
        {
            past = new Past(snapshot.Today, revision, await ReadAsync(snapshot.Today, days - 1, scope, cancellationToken));
            foreach (var old in _pasts.Where(known => known.Value.Revision != revision || known.Value.Today != snapshot.Today))
            {
                _pasts.TryRemove(old);
            }

            _pasts[(scope, days)] = past;
        }

        return past.With(new DailyUsage(snapshot.Today, snapshot.Within(scope).Stats.UsageToday, hours.Today(scope).Sum(hour => hour.IdleMinutes)));
    }

    /// <summary>The active minutes of yesterday up to the time that clocks show now; null when nothing is known of them. Asks the database once a minute at most.</summary>
    /// <param name="scope">What the reader may see.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<long?> YesterdayByNowAsync(BoardScope scope, CancellationToken cancellationToken)
    {
        var revision = Interlocked.Read(ref _revision);
        var now = time.GetUtcNow();
        var until = calendar.DayBefore(now);
        if (!_befores.TryGetValue(scope, out var before) || before.Until != until || before.Revision != revision)
        {
            var part = await usage.FleetPartAsync(calendar.DayOf(now).AddDays(-1), until, scope.Usage, cancellationToken);
            before = new Before(until, revision, part.Computers == 0 ? null : part.ActiveMinutes);
            foreach (var old in _befores.Where(known => known.Value.Until != until || known.Value.Revision != revision))
            {
                _befores.TryRemove(old);
            }

            _befores[scope] = before;
        }

        return before.ActiveMinutes;
    }

    private async Task<IReadOnlyList<DailyUsage>> ReadAsync(DateOnly today, int days, BoardScope scope, CancellationToken cancellationToken)
    {
        var past = await usage.FleetDaysAsync(today.AddDays(-days), today.AddDays(-1), scope.Usage, cancellationToken);
        return [.. past.Select(day => new DailyUsage(day.Day, day.ActiveMinutes, day.PresentMinutes - day.ActiveMinutes))];
    }

    private sealed record Past(DateOnly Today, long Revision, IReadOnlyList<DailyUsage> Days)
    {
        private IReadOnlyList<DailyUsage>? _all;

        /// <summary>Its days and today's. All who ask while today is the same get the same list, and can share what they draw from it.</summary>
        public IReadOnlyList<DailyUsage> With(DailyUsage today)
        {
            var all = Volatile.Read(ref _all);
            if (all is null || all[^1] != today)
            {
                Volatile.Write(ref _all, all = [.. Days, today]);
            }

            return all;
        }
    }

    private sealed record Before(long Until, long Revision, long? ActiveMinutes);
}
