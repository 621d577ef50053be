using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Data.Ledger;

/// <summary>What waits to be stored: an entry, a newcomer or a beat.</summary>
internal sealed class PendingWrite
{
    // Callers go on elsewhere: the writer must not run their code.
    private readonly TaskCompletionSource<Computer?> _stored = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LedgerEntry? Entry { get; init; }

    public Newcomer? Newcomer { get; init; }

    public UptimeBeat? Beat { get; init; }

    /// <summary>Completes when it is stored; of a newcomer, with the computer.</summary>
    public Task<Computer?> Stored => _stored.Task;

    /// <summary>What some of them are together.</summary>
    public static LedgerBatch Together(IReadOnlyCollection<PendingWrite> all)
    {
        var (entries, newcomers, beats) = (new List<LedgerEntry>(all.Count), new List<Newcomer>(), new List<UptimeBeat>());
        foreach (var pending in all)
        {
            if (pending.Entry is { } entry)
            {
                entries.Add(entry);
            }

            if (pending.Newcomer is { } newcomer)
            {
                newcomers.Add(newcomer);
            }

            if (pending.Beat is { } beat)
            {
                beats.Add(beat);
            }
        }

        return new LedgerBatch(entries, newcomers, beats);
    }

    /// <summary>Says that the database has it.</summary>
    public void Complete(IReadOnlyDictionary<ComputerId, Computer> registered) =>
        _stored.SetResult(Newcomer is { } newcomer ? registered[newcomer.Id] : null);

    /// <summary>Says that the journal has it; a newcomer gets its key when the database is back.</summary>
    public void CompleteInJournal() => _stored.SetResult(Newcomer is { } newcomer
        ? new Computer
        {
            Key = Computer.KeyUnknown,
            Id = newcomer.Id,
            Team = newcomer.Team,
            RegisteredAt = newcomer.RegisteredAt,
            LastSeenAt = newcomer.RegisteredAt,
        }
        : null);

    /// <summary>Says that it was not stored.</summary>
    public void Fail(string why, Exception failure) => _stored.SetException(new LedgerUnavailableException(why, failure));
}
