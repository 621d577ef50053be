using WorkTrack.Data.Keys;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Keys;

namespace WorkTrack.Web.Enrolment;

/// <summary>What people do with enrolment tokens.</summary>
public sealed class EnrolmentTokens(EnrolmentStore store, TimeProvider time)
{
    /// <summary>The most keys that may be got with one token.</summary>
    public const int MostUses = 100_000;

    /// <summary>The longest that a token lasts.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <summary>Makes a token.</summary>
    /// <param name="team">The team the computers join; 0 for none.</param>
    /// <param name="label">What people call it.</param>
    /// <param name="lasts">How long it lasts.</param>
    /// <param name="uses">How many keys may be got with it.</param>
    public async Task<NewSecret> CreateAsync(int team, string? label, TimeSpan lasts, int uses)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lasts.Ticks);
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
        return secret;
    }

    /// <summary>Revokes a token; the keys that were got with it stay.</summary>
    public Task<bool> RevokeAsync(string id) => store.RevokeAsync(id, time.GetUtcNow(), CancellationToken.None);
}
