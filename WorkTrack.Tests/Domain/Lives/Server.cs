using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Tests.Domain.Lives;

/// <summary>The server as far as one computer's time goes: the pure model, and a database in memory.</summary>
internal sealed class Server
{
    private readonly Dictionary<string, AgentSession> _sessions = [];
    private readonly List<UptimeStretch> _uptime = [];
    private Computer? _stored;
    private DateTimeOffset _upSince;

    private Server(DateTimeOffset begins)
    {
        _upSince = begins;
        Uptime = ServerUptime.Since([], begins);
    }

    /// <summary>The computer as memory has it; null before its first report.</summary>
    public Computer? Computer { get; private set; }

    public ServerUptime Uptime { get; private set; }

    public Records Records { get; } = new();

    /// <summary>Everything that was stored, in the order in which it was.</summary>
    public List<LedgerEntry> Entries { get; } = [];

    /// <summary>A session that was begun; null when none of its reports has come.</summary>
    public AgentSession? SessionOf(string id) => _sessions.GetValueOrDefault(id);

    /// <summary>A server that has been running for a while when a life begins.</summary>
    public static Server For(Life life) => new(life.Begins.AddDays(-1));

    /// <summary>What comes of a whole life.</summary>
    public static Server Play(Life life) => Play(life, life.Events);

    /// <summary>What comes of other events than a life's own.</summary>
    public static Server Play(Life life, IEnumerable<LifeEvent> events)
    {
        var server = For(life);
        foreach (var happening in events)
        {
            server.Meet(happening);
        }

        return server;
    }

    /// <summary>Takes what happens; a report gets an answer unless no report can be taken.</summary>
    public Acceptance? Meet(LifeEvent happening)
    {
        switch (happening)
        {
            case Arrival arrival:
                return Uptime.DownSince is null ? Hear(arrival.Report, arrival.At) : null;
            case ServerDown down:
                _uptime.Add(new UptimeStretch(_upSince, down.At));
                Uptime = Uptime.WentDown(down.At);
                return null;
            case ServerUp up:
                ComeBack(up);
                return null;
            default:
                throw new ArgumentException("Nothing that happens to a server.", nameof(happening));
        }
    }

    private Acceptance Hear(ActivityReport report, DateTimeOffset at)
    {
        var computer = Computer ?? new Computer { Key = 1, Id = report.Computer, RegisteredAt = at, LastSeenAt = at };
        var acceptance = computer.Accept(report, at, Uptime, report.Samples is { SessionId: var id } ? SessionOf(id) : null);
        Computer = acceptance.After;
        if (acceptance.Entry.IsNews)
        {
            Records.Add(acceptance.Entry);
            Entries.Add(acceptance.Entry);
            _stored = acceptance.After;
        }

        if (acceptance.Entry.NewSession is { } session)
        {
            _sessions.Add(session.Id, session);
        }

        return acceptance;
    }

    private void ComeBack(ServerUp up)
    {
        _upSince = up.At;
        if (up.How == Return.Recovered)
        {
            Uptime = Uptime.CameBack(up.At);
            return;
        }

        Uptime = ServerUptime.Since(_uptime, up.At);
        var kept = up.How == Return.Restarted ? Computer : _stored;
        var oldest = HourBits.HourOf(MinuteRange.MinuteOf(up.At)) - RecentHours.Kept;
        Computer = kept is null ? null : kept with
        {
            Hours = RecentHours.Empty.Merge(Records.Hours.Where(hour => hour.Hour > oldest), out _),
            Claims = RecentClaims.Empty,
            Sessions = [],
        };
    }
}
