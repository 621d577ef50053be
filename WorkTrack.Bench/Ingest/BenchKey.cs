using WorkTrack.Data.Keys;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Keys;

namespace WorkTrack.Bench.Ingest;

/// <summary>A key for agents, put into the database of a server that runs.</summary>
internal static class BenchKey
{
    // Servers look for changes of others every two seconds.
    private static readonly TimeSpan KnownAfter = TimeSpan.FromSeconds(5);

    /// <summary>Adds it, and waits until the server must know it.</summary>
    public static async Task<string> AddAsync(IDatabase database)
    {
        var secret = SecretText.Create(SecretKind.AgentKey);
        var key = new AgentKey { Id = secret.Id, Hash = [.. secret.Hash], Team = 0, CreatedAt = TimeProvider.System.GetUtcNow() };
        await new AgentKeyStore(database).AddAsync(key, CancellationToken.None);
        await Task.Delay(KnownAfter, TimeProvider.System);
        return secret.Text;
    }
}
