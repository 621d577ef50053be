using WorkTrack.Data.Keys;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Keys;
using WorkTrack.Web.Audit;

namespace WorkTrack.Web.Keys;

/// <summary>What people do with the keys of agents. Every change counts in this process at once, and is written down.</summary>
public sealed class AgentKeys(AgentKeyStore store, KeyKeeper keeper, KeyBook book, AuditLog audit, TimeProvider time)
{
    /// <summary>How long an old key goes on opening beside the new one, unless somebody says otherwise.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    /// <summary>Makes a key for agents that can only be given an address: it reports any computer of a team.</summary>
    /// <param name="actor">Who makes it.</param>
    /// <param name="team">The team; 0 for computers of none.</param>
    /// <param name="label">What people call it.</param>
    public Task<NewSecret> CreateForTeamAsync(AuditActor actor, int team, string? label) => AddAsync(actor, team, null, label);

    /// <summary>Makes a key that reports one computer only.</summary>
    /// <param name="actor">Who makes it.</param>
    /// <param name="computer">The computer.</param>
    /// <param name="team">The team it joins when it becomes known.</param>
    /// <param name="label">What people call it.</param>
    public Task<NewSecret> CreateForComputerAsync(AuditActor actor, ComputerId computer, int team, string? label) => AddAsync(actor, team, computer, label);

    /// <summary>Puts a new key in the place of another.</summary>
    /// <param name="actor">Who does it.</param>
    /// <param name="id">The key to replace.</param>
    /// <param name="overlap">How long that one goes on opening.</param>
    /// <returns>The new key; null when the old one opens no more.</returns>
    public async Task<NewSecret?> RotateAsync(AuditActor actor, string id, TimeSpan overlap)
    {
        var next = await ReplaceAsync(id, overlap);
        if (next is not null)
        {
            await audit.RecordAsync(actor, AuditActions.KeyRotated, NameOf(id), $"now key {next.Id}");
        }

        return next;
    }

    /// <summary>Revokes a key, or refuses a pending one.</summary>
    public Task<bool> RevokeAsync(AuditActor actor, string id) =>
        ChangeAsync(store.RevokeAsync(id, time.GetUtcNow(), CancellationToken.None), actor, AuditActions.KeyRevoked, id);

    /// <summary>Lets a pending key open; the keys its computer had before do not any more.</summary>
    public Task<bool> ApproveAsync(AuditActor actor, string id) =>
        ChangeAsync(store.ApproveAsync(id, time.GetUtcNow(), CancellationToken.None), actor, AuditActions.KeyApproved, id);

    /// <summary>Revokes the keys of a team that is no more. Computers keep their own.</summary>
    public async Task RevokeOfTeamAsync(AuditActor actor, int team)
    {
        foreach (var booked in book.All.Where(booked => booked.Key.IsOfTeam && booked.Key.Team == team && booked.Key.RevokedAt is null).ToList())
        {
            await RevokeAsync(actor, booked.Key.Id);
        }
    }

    /// <summary>Puts a new key in the place of another, as its holder asks for it.</summary>
    internal async Task<NewSecret?> ReplaceAsync(string id, TimeSpan overlap)
    {
        if (book.Find(id) is not { Key: var old })
        {
            return null;
        }

        var (now, secret) = (time.GetUtcNow(), SecretText.Create(SecretKind.AgentKey));
        var next = old with { Id = secret.Id, Hash = [.. secret.Hash], CreatedAt = now, ValidUntil = null };
        var replaced = await store.RotateAsync(next, id, now, now + overlap, CancellationToken.None);
        await keeper.ReadAsync(CancellationToken.None);
        return replaced ? secret : null;
    }

    private async Task<NewSecret> AddAsync(AuditActor actor, int team, ComputerId? computer, string? label)
    {
        var secret = SecretText.Create(SecretKind.AgentKey);
        var key = new AgentKey
        {
            Id = secret.Id,
            Hash = [.. secret.Hash],
            Team = team,
            Computer = computer,
            Label = CleanText.Clean(label, AgentKey.MaxLabelLength) ?? "",
            CreatedAt = time.GetUtcNow(),
        };
        await store.AddAsync(key, CancellationToken.None);
        await keeper.ReadAsync(CancellationToken.None);
        await audit.RecordAsync(actor, AuditActions.KeyCreated, NameOf(secret.Id));
        return secret;
    }

    private async Task<bool> ChangeAsync(Task<bool> change, AuditActor actor, string action, string id)
    {
        var changed = await change;
        await keeper.ReadAsync(CancellationToken.None);
        if (changed)
        {
            await audit.RecordAsync(actor, action, NameOf(id));
        }

        return changed;
    }

    /// <summary>What the audit log calls a key: its id, which is no secret, and what it is for.</summary>
    private string NameOf(string id) => book.Find(id)?.Key switch
    {
        { Computer: { } computer } => $"key {id} of computer {computer}",
        { Team: var team } => $"key {id} of team {team}",
        null => $"key {id}",
    };
}
