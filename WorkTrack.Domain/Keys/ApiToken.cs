using System.Collections.Immutable;

namespace WorkTrack.Domain.Keys;

/// <summary>What is known of a token with which a person's scripts read; never the token itself.</summary>
public sealed record ApiToken
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxNameLength = 64;

    /// <summary>What it is found by.</summary>
    public required string Id { get; init; }

    /// <summary>The SHA-256 of its text.</summary>
    public required ImmutableArray<byte> Hash { get; init; }

    /// <summary>The account that made it; it may read what that account may, while it may.</summary>
    public required int Account { get; init; }

    /// <summary>What its owner calls it.</summary>
    public required string Name { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was revoked; null when it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>When it was last used, give or take a few minutes; null when it never was.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>Whether it opens at an instant.</summary>
    public bool OpensAt(DateTimeOffset now) => RevokedAt is null && ExpiresAt > now;
}
