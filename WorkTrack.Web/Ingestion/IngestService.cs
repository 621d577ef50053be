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
public sealed partial class IngestService(
    Board board, LedgerWriter ledger, LedgerReadiness readiness, SessionStore sessions, StateKeeper states, UptimeLog uptime,
    UsageHistory history, TeamJoining teams, IOptions<IngestOptions> options, TimeProvider time, ILogger<IngestService> log)
{
    private readonly Turns<ComputerId> _turns = new();
    private readonly RateLimit<ComputerId> _reports = new(options.Value.ReportsPerMinute, TimeSpan.FromMinutes(1), time);
    private readonly RateLimit<string> _newcomers = new(options.Value.NewComputersPerHour, TimeSpan.FromHours(1), time);
    private readonly RateLimit<string> _warnings = new(1, TimeSpan.FromMinutes(1), time);

    /// <summary>Of how many computers and sources something is remembered for the limits and the turns alone.</summary>
    internal int Remembered => _turns.Count + _reports.Count + _newcomers.Count + _warnings.Count;

    /// <summary>
    /// Takes in a report. When the task completes with <see cref="IngestOutcome.Accepted"/> or
    /// <see cref="IngestOutcome.Registered"/>, the report survives any crash.
    /// </summary>
    /// <param name="report">The report.</param>
    /// <param name="sender">Who sent it, as its key proves.</param>
    /// <exception cref="LedgerUnavailableException">It could not be stored now; nothing of it was kept.</exception>
    public async Task<IngestResult> AcceptAsync(ActivityReport report, AgentIdentity sender)
    {
        if (!readiness.IsReady)
        {
            throw new LedgerUnavailableException("The database was not read yet.", null);
        }

        // Stored times have milliseconds; what memory knows must not differ from what a restart will read.
        var receivedAt = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());
        var seen = board.Find(report.Computer);
        if (!sender.MayReport(report.Computer, seen?.Team))
        {
            // Before the limit is touched: nobody uses up what is another computer's.
            return new IngestResult(IngestOutcome.ForeignComputer);
        }

        if (seen is null && !report.Introduces)
        {
            return new IngestResult(IngestOutcome.UnknownComputer);
        }

        // Only of known computers: whoever makes up names gets nothing remembered for them.
        if (seen is not null && !_reports.TryTake(report.Computer, out var wait))
        {
            return new IngestResult(IngestOutcome.TooMany) { RetryAfter = wait };
        }

        using var turn = await _turns.TakeAsync(report.Computer);
        return board.Find(report.Computer) is { } known
            ? await TakeInAsync(report, sender, known, receivedAt)
            : await IntroduceAsync(report, sender, receivedAt);
    }

    private async Task<IngestResult> IntroduceAsync(ActivityReport report, AgentIdentity sender, DateTimeOffset receivedAt)
    {
        if (!_newcomers.TryTake(sender.Source, out var wait))
        {
            if (_warnings.TryTake(sender.Source, out _))
            {
                LogTooManyNewComputers(options.Value.NewComputersPerHour);
            }

            return new IngestResult(IngestOutcome.TooManyNewComputers) { RetryAfter = wait };
        }

        try
        {
            var result = await TakeInAsync(report, sender, null, receivedAt);
            _reports.TryTake(report.Computer, out _);
            return result;
        }
        catch
        {
            // It will be sent again, and must not count twice.
            _newcomers.GiveBack(sender.Source);
            throw;
        }
    }

    private async Task<IngestResult> TakeInAsync(ActivityReport report, AgentIdentity sender, Computer? known, DateTimeOffset receivedAt)
    {
        var computer = known is null ? await ledger.RegisterAsync(report.Computer, receivedAt, teams.TeamOf(sender)) : await ledger.WithKeyAsync(known);
        if (!sender.MayReport(computer.Id, computer.Team))
        {
            // It was moved, or another team's key has made it known, since this was looked at first.
            return new IngestResult(IngestOutcome.ForeignComputer);
        }

        computer = await teams.JoinAsync(computer, sender);
        var acceptance = computer.Accept(report, receivedAt, uptime.Current, await SessionAsync(computer, report));
        if (acceptance.Entry.IsNews)
        {
            await ledger.WriteAsync(acceptance.Entry);
            history.Added(acceptance.Entry.Hours);
        }

        states.Heard(acceptance, computer);
        board.Apply(acceptance.After);
        return new IngestResult(known is null ? IngestOutcome.Registered : IngestOutcome.Accepted, acceptance);
    }

    /// <summary>The session of an interval report, if its first report has come before.</summary>
    private ValueTask<AgentSession?> SessionAsync(Computer computer, ActivityReport report)
    {
        if (report.Samples is not { SessionId: var id })
        {
            return default;
        }

        foreach (var session in computer.Sessions)
        {
            if (session.Id == id)
            {
                return new(session);
            }
        }

        return new(sessions.FindAsync(computer.Key, id));
    }

    [LoggerMessage(LogLevel.Warning, "New computers are refused: more than {Limit} an hour came from one sender (WorkTrack:Ingest:NewComputersPerHour)")]
    private partial void LogTooManyNewComputers(int limit);
}
