using System.Collections.Immutable;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Domain.Keys;

/// <summary>What is known of a key by which agents report; never the key itself.</summary>
public sealed record AgentKey
{
    /// <summary>The most characters of a label.</summary>
    public const int MaxLabelLength = 100;

    /// <summary>What it is found by.</summary>
    public required string Id { get; init; }

    /// <summary>The SHA-256 of its text.</summary>
    public required ImmutableArray<byte> Hash { get; init; }

    /// <summary>The team that computers join which become known by it; 0 for none.</summary>
    public required int Team { get; init; }

    /// <summary>The one computer that may use it; null when it is the key of a team.</summary>
    public ComputerId? Computer { get; init; }

    /// <summary>What people call it; empty when they gave it no name.</summary>
    public string Label { get; init; } = "";

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The enrolment token it was got with; null when a person made it.</summary>
    public string? EnrolledBy { get; init; }

    /// <summary>What the computer said of itself, and whence, when it asked for the key; null when a person made it.</summary>
    public KeyOrigin? Origin { get; init; }

    /// <summary>Whether an administrator has to approve it before it opens anything.</summary>
    public bool IsPending { get; init; }

    /// <summary>When it ends by itself, as another took its place or nobody approved it; null when it does not.</summary>
    public DateTimeOffset? ValidUntil { get; init; }

    /// <summary>When it was revoked; null when it was not.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Whether it is the key of a team.</summary>
    public bool IsOfTeam => Computer is null;

    /// <summary>What it is worth at an instant.</summary>
    public KeyState StateAt(DateTimeOffset now) => this switch
    {
        { RevokedAt: not null } => KeyState.Revoked,
        { ValidUntil: { } until } when until <= now => KeyState.Expired,
        { IsPending: true } => KeyState.Pending,
        _ => KeyState.Active,
    };

    /// <summary>Whether it opens at an instant.</summary>
    public bool OpensAt(DateTimeOffset now) => StateAt(now) == KeyState.Active;
}

/// <summary>What a key is worth.</summary>
public enum KeyState
{
    /// <summary>It opens.</summary>
    Active,

    /// <summary>It opens nothing until an administrator approves it.</summary>
    Pending,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>It was revoked.</summary>
    Revoked,
}

/// <summary>Who asked for a key.</summary>
/// <param name="Name">The computer's name, as it said; null when it did not.</param>
/// <param name="MacAddress">Its network card's address, as it said.</param>
/// <param name="Address">The address it asked from.</param>
public sealed record KeyOrigin(string? Name, string? MacAddress, string? Address);
