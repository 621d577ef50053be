using System.Collections.Immutable;

namespace WorkTrack.Web.Live;

/// <summary>What a viewer gets of the board. Immutable, and the same object for all who ask the same.</summary>
/// <param name="Today">The organisation's day that usage is counted for.</param>
/// <param name="Stats">The figures of all computers that the viewer may see, asked for or not.</param>
/// <param name="Computers">The computers that are asked for, in order.</param>
/// <param name="Archived">How many computers that the viewer may see are put away.</param>
public sealed record BoardView(DateOnly Today, FleetStats Stats, ImmutableArray<ComputerState> Computers, int Archived)
{
    /// <summary>Answers a query from a snapshot.</summary>
    /// <param name="snapshot">The whole board.</param>
    /// <param name="scope">What the viewer may see of it.</param>
    /// <param name="query">What the viewer asks for.</param>
    /// <param name="silenceOf">How long a computer was not heard.</param>
    /// <param name="teamName">What a team is called; needed to sort by it.</param>
    public static BoardView Of(
        BoardSnapshot snapshot, BoardScope scope, BoardQuery query, Func<ComputerState, TimeSpan> silenceOf, Func<int, string?>? teamName = null)
    {
        var part = snapshot.Within(scope);
        return new BoardView(part.Today, part.Stats, query.Apply(part.Computers, silenceOf, teamName), part.Archived.Length);
    }
}
