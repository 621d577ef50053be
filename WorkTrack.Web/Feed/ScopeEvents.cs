using WorkTrack.Web.Live;

namespace WorkTrack.Web.Feed;

/// <summary>Puts the part of the board that one scope's readers see into events.</summary>
/// <param name="scope">What they may see.</param>
/// <param name="epoch">
/// The epoch of their ids: of one run of the server and one scope, as an offset says nothing to a reader who knows other computers.
/// </param>
/// <param name="board">The board.</param>
/// <param name="computers">Writes computers.</param>
/// <param name="time">The clock.</param>
internal sealed class ScopeEvents(BoardScope scope, string epoch, Board board, ComputerJson computers, TimeProvider time)
{
    /// <summary>What they may see.</summary>
    public BoardScope Scope => scope;

    /// <summary>The epoch of their ids.</summary>
    public string Epoch => epoch;

    /// <summary>The greeting. Who has only heard it has nothing yet, or what it came back with.</summary>
    public FeedPart Connected(long known) => One(known, "connected", new { message = "Conectado ao WorkTrack" });

    /// <summary>Says that nothing can be told now.</summary>
    public FeedPart Error(string message) => One(EventId.Nothing, "error", new { message });

    /// <summary>The figures alone.</summary>
    public FeedPart Stats(long version, FleetStats stats) => One(version, "stats_update", Figures(stats));

    /// <summary>Everything they may see.</summary>
    /// <param name="withStats">Whether the figures follow in an event of their own.</param>
    public FeedPart Snapshot(bool withStats)
    {
        var snapshot = board.Snapshot.Within(scope);
        var stats = Figures(snapshot.Stats);
        using var builder = new PartBuilder(epoch, time);
        builder.Add(snapshot.Version, "computers_update", () =>
        {
            builder.Text("{\"computers\":[");
            for (var i = 0; i < snapshot.Computers.Length; i++)
            {
                builder.Text(i == 0 ? "" : ",");
                computers.Write(snapshot.Computers[i], builder);
            }

            builder.Text("],\"stats\":");
            builder.Json(stats);
            builder.Text("}");
        });
        if (withStats)
        {
            builder.Add(snapshot.Version, "stats_update", stats);
        }

        return builder.Build(EventId.Nothing, snapshot.Version);
    }

    /// <summary>Computers that changed, and the figures.</summary>
    /// <param name="from">What a client has to know before.</param>
    /// <param name="changes">What changed since.</param>
    /// <param name="withStats">Whether the figures follow.</param>
    public FeedPart Changes(long from, BoardChanges changes, bool withStats)
    {
        using var builder = new PartBuilder(epoch, time);
        foreach (var (version, state) in changes.Computers)
        {
            builder.Add(version, "computer_update", () => computers.Write(state, builder));
        }

        if (withStats)
        {
            builder.Add(changes.Version, "stats_update", Figures(changes.Stats));
        }

        return builder.Build(from, changes.Version);
    }

    private WireStats Figures(FleetStats stats) => WireStats.Of(stats, board.LastHeardIn(scope));

    private FeedPart One<TData>(long version, string type, TData data)
    {
        using var builder = new PartBuilder(epoch, time);
        return builder.Add(version, type, data).Build(EventId.Nothing, version);
    }
}
