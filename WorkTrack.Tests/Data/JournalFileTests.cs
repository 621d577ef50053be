using WorkTrack.Data.Journal;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Data;

/// <summary>The journal's file after a crash: whatever its end looks like, what was flushed before is there, in order.</summary>
public sealed class JournalFileTests : IDisposable
{
    private const int Records = 20;
    private const long MaxBytes = 1024 * 1024;

    private readonly TempFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Journal_KilledWithATornTail_KeepsAllThatComesBefore()
    {
        var (database, log) = await CrashedAsync();
        var random = new Random(20261125);
        var longest = 0;
        foreach (var length in Enumerable.Range(0, 60).Select(_ => random.Next(log.Length + 1)).Append(log.Length))
        {
            var found = await ReadAsync(database, log[..length]);
            Assert.Equal(Enumerable.Range(0, found.Count).Select(Name), found);
            longest = Math.Max(longest, found.Count);
        }

        Assert.Equal(Records, longest);
    }

    [Fact]
    public async Task Journal_KilledWithGarbageAtItsEnd_KeepsAllThatComesBefore()
    {
        var (database, log) = await CrashedAsync();
        var random = new Random(20261125);
        for (var i = 0; i < 40; i++)
        {
            var damaged = log.ToArray();
            var from = random.Next(log.Length / 2, log.Length);
            random.NextBytes(damaged.AsSpan(from));

            var found = await ReadAsync(database, damaged);
            Assert.Equal(Enumerable.Range(0, found.Count).Select(Name), found);
            Assert.True(found.Count > 0);
        }
    }

    private static string Name(int number) => $"C{number}";

    /// <summary>The files as they lie there while the journal is open, which is how kill -9 leaves them.</summary>
    private async Task<(byte[] Database, byte[] Log)> CrashedAsync()
    {
        var file = Path.Combine(_folder.Path, "journal.db");
        await using var journal = new JournalFile(file, MaxBytes);
        for (var i = 0; i < Records; i++)
        {
            await journal.AppendAsync([new JournalRecord { Newcomer = new JournalNewcomer(Name(i), DateTimeOffset.UnixEpoch) }], Stop);
        }

        return (await ReadSharedAsync(file), await ReadSharedAsync(file + "-wal"));
    }

    private static async Task<byte[]> ReadSharedAsync(string file)
    {
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        await stream.ReadExactlyAsync(bytes, Stop);
        return bytes;
    }

    private async Task<List<string>> ReadAsync(byte[] database, byte[] log)
    {
        var file = Path.Combine(_folder.Path, $"{Guid.NewGuid():N}.db");
        await File.WriteAllBytesAsync(file, database, Stop);
        await File.WriteAllBytesAsync(file + "-wal", log, Stop);
        await using var journal = new JournalFile(file, MaxBytes);
        await journal.OpenLeftoverAsync(Stop);
        var (records, _) = await journal.ReadAsync(Records * 2, Stop);
        Assert.Equal(journal.Count, records.Count);

        // And it goes on from there.
        await journal.AppendAsync([new JournalRecord { Newcomer = new JournalNewcomer("AFTER", DateTimeOffset.UnixEpoch) }], Stop);
        Assert.Equal("AFTER", (await journal.ReadAsync(Records * 2, Stop)).Records[^1].Newcomer!.Id);
        return records.ConvertAll(record => record.Newcomer!.Id);
    }
}
