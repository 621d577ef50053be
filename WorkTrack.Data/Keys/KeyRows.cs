using System.Collections.Immutable;
using WorkTrack.Data.Schema;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Keys;

namespace WorkTrack.Data.Keys;

/// <summary>Keys and tokens, from rows and to rows.</summary>
internal static class KeyRows
{
    public static AgentKey ToKey(this AgentKeyRow row) => new()
    {
        Id = row.KeyId,
        Hash = ImmutableArray.Create(row.Hash),
        Team = row.Team,
        Computer = row.Computer is { } computer ? ComputerId.Parse(computer) : null,
        Label = row.Label,
        CreatedAt = row.CreatedAt,
        EnrolledBy = row.EnrolledBy,
        Origin = row is { OriginName: null, OriginMac: null, OriginAddress: null }
            ? null
            : new KeyOrigin(row.OriginName, row.OriginMac, row.OriginAddress),
        IsPending = row.IsPending,
        ValidUntil = row.ValidUntil,
        RevokedAt = row.RevokedAt,
    };

    public static AgentKeyRow ToRow(this AgentKey key, long revision) => new()
    {
        KeyId = key.Id,
        Hash = [.. key.Hash],
        Team = key.Team,
        Computer = key.Computer?.Value,
        Label = key.Label,
        CreatedAt = key.CreatedAt,
        EnrolledBy = key.EnrolledBy,
        OriginName = key.Origin?.Name,
        OriginMac = key.Origin?.MacAddress,
        OriginAddress = key.Origin?.Address,
        IsPending = key.IsPending,
        ValidUntil = key.ValidUntil,
        RevokedAt = key.RevokedAt,
        Revision = revision,
    };

    public static EnrolmentToken ToToken(this EnrolmentTokenRow row) => new()
    {
        Id = row.TokenId,
        Hash = ImmutableArray.Create(row.Hash),
        Team = row.Team,
        Label = row.Label,
        CreatedAt = row.CreatedAt,
        ExpiresAt = row.ExpiresAt,
        MaxUses = row.MaxUses,
        Uses = row.Uses,
        RevokedAt = row.RevokedAt,
    };

    public static EnrolmentTokenRow ToRow(this EnrolmentToken token) => new()
    {
        TokenId = token.Id,
        Hash = [.. token.Hash],
        Team = token.Team,
        Label = token.Label,
        CreatedAt = token.CreatedAt,
        ExpiresAt = token.ExpiresAt,
        MaxUses = token.MaxUses,
        Uses = token.Uses,
        RevokedAt = token.RevokedAt,
    };
}
