using WorkTrack.Web.Live;

namespace WorkTrack.Web.Feed;

/// <summary>Reads the board in the wire's words.</summary>
internal sealed class FeedReader(Board board)
{
    /// <summary>All computers that a reader may see.</summary>
    public IReadOnlyList<WireComputer> Computers(BoardScope scope) =>
        [.. board.Snapshot.Within(scope).Computers.Select(state => WireComputer.Of(state, board.Find(state.Id)!))];

    /// <summary>Their figures.</summary>
    public WireStats Stats(BoardScope scope) => WireStats.Of(board.Snapshot.Within(scope).Stats, board.LastHeardIn(scope));
}
