using System.Globalization;
using WorkTrack.Data.Days;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Access;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Usage;

/// <summary>What whoever sends a request may ask about. What is not theirs is answered as if it did not exist.</summary>
internal sealed class UsageScope(IHttpContextAccessor request, ReaderScope readers, Board board)
{
    /// <summary>The part of the board they may see.</summary>
    public BoardScope Board { get; } = readers.Of(request.HttpContext!.User) ?? BoardScope.Of([]);

    /// <summary>The computer with an id that somebody made a guess at.</summary>
    /// <exception cref="RefusedQueryException">There is none, or it is not theirs.</exception>
    public Computer Known(string id) =>
        ComputerId.TryParse(id, out var parsed) && board.StateOf(parsed) is { } state && Board.Includes(state) && board.Find(parsed) is { } computer
            ? computer
            : throw RefusedQueryException.NoSuchComputer();

    /// <summary>Whose usage is asked for: all they may see, or less.</summary>
    /// <param name="computer">A computer's id; null for any.</param>
    /// <param name="team">A team's number; null for any.</param>
    /// <exception cref="RefusedQueryException">There is no such computer or team, or it is not theirs.</exception>
    public UsageOf Of(string? computer, string? team)
    {
        if (team is null)
        {
            return computer is null ? Board.Usage : UsageOf.One(Known(computer).Key);
        }

        if (!int.TryParse(team, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            throw RefusedQueryException.Bad("'team' is not the number of a team.");
        }

        if (!Board.Includes(number))
        {
            throw RefusedQueryException.NoSuchTeam();
        }

        return computer is null ? UsageOf.Teams([number])
            : Known(computer) is { } known && known.Team == number ? UsageOf.One(known.Key)
            : throw RefusedQueryException.NoSuchComputer();
    }
}
