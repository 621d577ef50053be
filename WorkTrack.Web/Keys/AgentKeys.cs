using WorkTrack.Data.Keys;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Keys;

namespace WorkTrack.Web.Keys;

/// <summary>What people do with the keys of agents. Every change counts in this process at once.</summary>
public sealed class AgentKeys(AgentKeyStore store, KeyKeeper keeper, KeyBook book, TimeProvider time)
{
    /// <summary>How long an old key goes on opening beside the new one, unless somebody says otherwise.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromDays(1);

    /// <summary>Makes a key for agents that can only be given an address: it reports any computer of a team.</summary>
    /// <param name="team">The team; 0 for computers of none.</param>
    /// <param name="label">What people call it.</param>
    public Task<NewSecret> CreateForTeamAsync(int team, string? label) => AddAsync(team, null, label);

    /// <summary>Makes a key that reports one computer only.</summary>
    /// <param name="computer">The computer.</param>
    /// <param name="team">The team it joins when it becomes known.</param>
    /// <param name="label">What people call it.</param>
    public Task<NewSecret> CreateForComputerAsync(ComputerId computer, int team, string? label) => AddAsync(team, computer, label);

    /// <summary>Puts a new key in the place of another.</summary>
    /// <param name="id">The key to replace.</param>
    /// <param name="overlap">How long that one goes on opening.</param>
    /// <returns>The new key; null when the old one opens no more.</returns>
    public async Task<NewSecret?> RotateAsync(string id, TimeSpan overlap)
    {
        if (book.Find(id) is not { Key: var old })
        {
            return null;
        }

        var (now, secret) = (time.GetUtcNow(), SecretText.Create(SecretKind.AgentKey));
        var next = new AgentKey
        {
            Id = secret.Id,
            Hash = [.. secret.Hash],
            Team = old.Team,
            Computer = old.Computer,
            Label = old.Label,
            CreatedAt = now,
            EnrolledBy = old.EnrolledBy,
            Origin = old.Origin,
        };
        var rotated = await store.RotateAsync(next, id, now, now + overlap, CancellationToken.None);
        await keeper.ReadAsync(CancellationToken.None);
        return rotated ? secret : null;
    }

    /// <summary>Revokes a key, or refuses a pending one.</summary>
    public Task<bool> RevokeAsync(string id) => ChangeAsync(store.RevokeAsync(id, time.GetUtcNow(), CancellationToken.None));

    /// <summary>Lets a pending key open; the keys its computer had before do not any more.</summary>
    public Task<bool> ApproveAsync(string id) => ChangeAsync(store.ApproveAsync(id, time.GetUtcNow(), CancellationToken.None));

    private async Task<NewSecret> AddAsync(int team, ComputerId? computer, string? label)
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
        return secret;
    }

    private async Task<bool> ChangeAsync(Task<bool> change)
    {
        var changed = await change;
        await keeper.ReadAsync(CancellationToken.None);
        return changed;
    }
}
