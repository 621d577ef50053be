using WorkTrack.Data.Accounts;
using WorkTrack.Domain.Keys;
using WorkTrack.Web.Access;
using WorkTrack.Web.Enrolment;
using WorkTrack.Web.Keys;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Agents;

/// <summary>The keys and tokens that somebody may see: administrators all, supervisors those of their teams.</summary>
public sealed class AgentReader(KeyBook book, EnrolmentTokens tokens, AccountDirectory directory, Board board, TimeProvider time)
{
    private static readonly TimeSpan GoneShown = TimeSpan.FromDays(7);

    /// <summary>Whether the keys were read yet.</summary>
    public bool IsReady => book.IsRead;

    /// <summary>The tokens, the newest first.</summary>
    public async Task<IReadOnlyList<EnrolmentToken>> TokensAsync(Caller? caller) => [.. (await tokens.ListAsync()).Where(token => Sees(caller, token.Team))];

    /// <summary>The keys that open, and for a week those that do not any more; those used last come first.</summary>
    public IReadOnlyList<KeyLine> Keys(Caller? caller)
    {
        var now = time.GetUtcNow();
        return
        [
            .. book.All.Where(booked => !(booked.Key.RevokedAt < now - GoneShown || booked.Key.ValidUntil < now - GoneShown))
                .Select(booked => KeyLine.Of(booked, board, now))
                .Where(line => Sees(caller, line.Team))
                .OrderBy(line => line.State is KeyState.Revoked or KeyState.Expired)
                .ThenByDescending(line => line.LastUsedAt ?? line.Key.CreatedAt),
        ];
    }

    private bool Sees(Caller? caller, int team) => caller?.Role switch
    {
        Role.Admin => true,
        Role.Supervisor => directory.Account(caller.Account)?.Teams.Contains(team) == true,
        _ => false,
    };
}
