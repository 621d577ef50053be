using WorkTrack.Web.Live;

namespace WorkTrack.Web.Feed;

/// <summary>Reads the board in the wire's words.</summary>
internal sealed class FeedReader(Board board)
{
    /// <summary>Grows with every change of what is read.</summary>
    public long Version => board.Version;

    /// <summary>All computers and their figures, from one moment.</summary>
    public (long Version, IReadOnlyList<WireComputer> Computers, WireStats Stats) Read(BoardScope scope)
    {
        var snapshot = board.Snapshot.Within(scope);
        var computers = snapshot.Computers.Select(state => WireComputer.Of(state, board.Find(state.Id)!)).ToList();
        return (snapshot.Version, computers, WireStats.Of(snapshot.Stats, board.LastHeardAt));
    }
}
