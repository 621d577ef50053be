using System.Buffers.Binary;
using WorkTrack.Data.Sqlite;

namespace WorkTrack.Bench.Ingest;

/// <summary>SQLite, in the server's own folder.</summary>
/// <param name="data">That folder.</param>
internal sealed class SqliteIngestStore(string data) : IIngestStore
{
    // Where the index of the log counts transactions: https://www.sqlite.org/walformat.html#the_wal_index_file_format
    private const int ChangesAt = 8;

    public string Name => "SQLite";

    public Task<Dictionary<string, string>> StartAsync() => Task.FromResult(new Dictionary<string, string>());

    public Task<string> AddKeyAsync() => BenchKey.AddAsync(new SqliteDatabase(Path.Combine(data, "worktrack.db")));

    public async Task<long> CommitsAsync()
    {
        await using var index = new FileStream(
            Path.Combine(data, "worktrack.db-shm"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var changes = new byte[sizeof(uint)];
        index.Position = ChangesAt;
        await index.ReadExactlyAsync(changes);
        return BitConverter.IsLittleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(changes) : BinaryPrimitives.ReadUInt32BigEndian(changes);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
