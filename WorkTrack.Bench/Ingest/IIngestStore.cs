namespace WorkTrack.Bench.Ingest;

/// <summary>The database a server is measured with.</summary>
internal interface IIngestStore : IAsyncDisposable
{
    /// <summary>What it is called in the report.</summary>
    string Name { get; }

    /// <summary>Makes it, empty.</summary>
    /// <returns>The settings by which the server finds it.</returns>
    Task<Dictionary<string, string>> StartAsync();

    /// <summary>Adds a key of an agent, and waits until the server must know it.</summary>
    /// <returns>The key.</returns>
    Task<string> AddKeyAsync();

    /// <summary>How many transactions that wrote were committed so far, by whomever.</summary>
    Task<long> CommitsAsync();
}
