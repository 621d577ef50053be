using WorkTrack.Data.Keys;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Keys;
using WorkTrack.Web.Audit;

namespace WorkTrack.Web.Enrolment;

/// <summary>What people do with enrolment tokens.</summary>
public sealed class EnrolmentTokens(EnrolmentStore store, AuditLog audit, TimeProvider time)
{
    /// <summary>The most keys that may be got with one token.</summary>
    public const int MostUses = 100_000;

    /// <summary>The longest that a token lasts.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <summary>The tokens, the newest first.</summary>
    public Task<IReadOnlyList<EnrolmentToken>> ListAsync() => store.ListAsync(CancellationToken.None);

    /// <summary>Makes a token.</summary>
    /// <param name="actor">Who makes it.</param>
    /// <param name="team">The team the computers join; 0 for none.</param>
    /// <param name="label">What people call it.</param>
    /// <param name="lasts">How long it lasts.</param>
    /// <param name="uses">How many keys may be got with it.</param>
    public async Task<NewSecret> CreateAsync(AuditActor actor, int team, string? label, TimeSpan lasts, int uses)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lasts.Ticks, nameof(lasts));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lasts, Longest);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(uses);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(uses, MostUses);
        var (now, secret) = (time.GetUtcNow(), SecretText.Create(SecretKind.EnrolmentToken));
        var token = new EnrolmentToken
        {
            Id = secret.Id,
            Hash = [.. secret.Hash],
            Team = team,
            Label = CleanText.Clean(label, AgentKey.MaxLabelLength) ?? "",
            CreatedAt = now,
            ExpiresAt = now + lasts,
            MaxUses = uses,
        };
        await store.AddAsync(token, CancellationToken.None);
        await audit.RecordAsync(actor, AuditActions.EnrolmentTokenCreated, $"token {token.Id} of team {team}", $"{uses} uses until {token.ExpiresAt:O}");
        return secret;
    }

    /// <summary>Revokes a token; the keys that were got with it stay.</summary>
    public async Task<bool> RevokeAsync(AuditActor actor, string id)
    {
        var revoked = await store.RevokeAsync(id, time.GetUtcNow(), CancellationToken.None);
        if (revoked)
        {
            await audit.RecordAsync(actor, AuditActions.EnrolmentTokenRevoked, $"token {id}");
        }

        return revoked;
    }

    /// <summary>Revokes the tokens of a team that is no more.</summary>
    public async Task RevokeOfTeamAsync(AuditActor actor, int team)
    {
        foreach (var token in (await ListAsync()).Where(token => token.Team == team && token.RevokedAt is null))
        {
            await RevokeAsync(actor, token.Id);
        }
    }
}
