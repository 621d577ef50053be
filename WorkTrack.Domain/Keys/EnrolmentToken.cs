using System.Collections.Immutable;

namespace WorkTrack.Domain.Keys;

/// <summary>What is known of a token with which computers of a team get keys of their own; never the token itself.</summary>
public sealed record EnrolmentToken
{
    /// <summary>What it is found by.</summary>
    public required string Id { get; init; }

    /// <summary>The SHA-256 of its text.</summary>
    public required ImmutableArray<byte> Hash { get; init; }

    /// <summary>The team the computers join; 0 for none.</summary>
    public required int Team { get; init; }

    /// <summary>What people call it; empty when they gave it no name.</summary>
    public string Label { get; init; } = "";

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it ends.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>How many keys may be got with it.</summary>
    public required int MaxUses { get; init; }

    /// <summary>How many were.</summary>
    public int Uses { get; init; }

    /// <summary>When it was revoked; null when it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Whether a key can be got with it at an instant.</summary>
    public bool OpensAt(DateTimeOffset now) => RevokedAt is null && ExpiresAt > now && Uses < MaxUses;
}
