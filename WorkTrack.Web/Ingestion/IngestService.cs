using System.Collections.Concurrent;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using WorkTrack.Data.Computers;
using WorkTrack.Data.Ledger;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;
using WorkTrack.Web.Keys;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Ingestion;

/// <summary>
/// The walk of one report: what it proves, the ledger, the board. Reports of one computer are taken one after the
/// other; different computers never wait for each other.
/// </summary>
public sealed class IngestService(
    Board board, LedgerWriter ledger, LedgerReadiness readiness, SessionStore sessions, StateKeeper states, UptimeLog uptime,
    UsageHistory history, TeamJoining teams, IOptions<IngestOptions> options, TimeProvider time) : IDisposable
{
    private readonly ConcurrentDictionary<ComputerId, SemaphoreSlim> _gates = new();
    private readonly PartitionedRateLimiter<ComputerId> _limiter = Limiter(options.Value.ReportsPerMinute);

    /// <summary>How long a computer that has sent too many reports should wait for the next one.</summary>
    public TimeSpan RetryAfter => TimeSpan.FromMinutes(1) / Math.Max(options.Value.ReportsPerMinute, 1);

    /// <summary>Takes in a report. When the task completes with <see cref="IngestOutcome.Accepted"/> or <see cref="IngestOutcome.Registered"/>, the report survives any crash.</summary>
    /// <param name="report">The report.</param>
    /// <param name="sender">Who sent it.</param>
    /// <exception cref="LedgerUnavailableException">It could not be stored now; nothing of it was kept.</exception>
    public async Task<IngestOutcome> AcceptAsync(ActivityReport report, AgentIdentity sender) => (await TakeInAsync(report, sender)).Outcome;

    /// <summary>Takes in a report as <see cref="AcceptAsync"/> does, and says what became of its parts.</summary>
    /// <param name="report">The report.</param>
    /// <param name="sender">Who sent it.</param>
    /// <exception cref="LedgerUnavailableException">It could not be stored now; nothing of it was kept.</exception>
    public async Task<IngestResult> TakeInAsync(ActivityReport report, AgentIdentity sender)
    {
        if (!readiness.IsReady)
        {
            throw new LedgerUnavailableException("The database was not read yet.", null);
        }

        // Stored times have milliseconds; what memory knows must not differ from what a restart will read.
        var receivedAt = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

        // Before the limit is touched: nobody uses up what is another computer's.
        if (!sender.MayReport(report.Computer, board.Find(report.Computer)?.Team))
        {
            return new IngestResult(IngestOutcome.ForeignComputer);
        }

        if (!report.Introduces && board.Find(report.Computer) is null)
        {
            return new IngestResult(IngestOutcome.UnknownComputer);
        }

        using var permit = _limiter.AttemptAcquire(report.Computer);
        if (!permit.IsAcquired)
        {
            return new IngestResult(IngestOutcome.TooMany);
        }

        var gate = _gates.GetOrAdd(report.Computer, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync();
        try
        {
            var known = board.Find(report.Computer);
            var computer = known is null ? await ledger.RegisterAsync(report.Computer, receivedAt, sender.Team) : await ledger.WithKeyAsync(known);
            if (!sender.MayReport(computer.Id, computer.Team))
            {
                // Another team's key has made it known meanwhile.
                return new IngestResult(IngestOutcome.ForeignComputer);
            }

            computer = await teams.JoinAsync(computer, sender);
            var acceptance = computer.Accept(report, receivedAt, uptime.Current, await SessionAsync(computer, report));
            if (acceptance.Entry.IsNews)
            {
                await ledger.WriteAsync(acceptance.Entry);
                states.Written(computer.Id);
                history.Added(acceptance.Entry.Hours);
            }
            else
            {
                states.Heard(computer.Id);
            }

            board.Apply(acceptance.After);
            return new IngestResult(known is null ? IngestOutcome.Registered : IngestOutcome.Accepted, acceptance);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _limiter.Dispose();
        foreach (var gate in _gates.Values)
        {
            gate.Dispose();
        }
    }

    /// <summary>The session of an interval report, if its first report has come before.</summary>
    private async Task<AgentSession?> SessionAsync(Computer computer, ActivityReport report) => report.Samples is { SessionId: var id }
        ? computer.Sessions.FirstOrDefault(session => session.Id == id) ?? await sessions.FindAsync(computer.Key, id)
        : null;

    private static PartitionedRateLimiter<ComputerId> Limiter(int perMinute) =>
        PartitionedRateLimiter.Create<ComputerId, ComputerId>(computer => perMinute == 0
            ? RateLimitPartition.GetNoLimiter(computer)
            : RateLimitPartition.GetTokenBucketLimiter(computer, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = perMinute,
                TokensPerPeriod = perMinute,
                ReplenishmentPeriod = TimeSpan.FromMinutes(1),
                AutoReplenishment = true,
                QueueLimit = 0,
            }));
}
