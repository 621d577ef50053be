using WorkTrack.Data.Keys;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Setup;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Keys;

/// <summary>
/// Keeps the <see cref="KeyBook"/> and the <see cref="TokenBook"/> in step with their tables: what this process changes is in it at once, what another one
/// changes within two seconds. Stores now and then, for all keys together, when they were used.
/// </summary>
public sealed class KeyKeeper(
    KeyBook book, AgentKeyStore keys, KeyUseStore uses, TokenBook tokenBook, ApiTokenStore tokens, LedgerReadiness readiness, DatabaseHealth health,
    TimeProvider time, ILogger<KeyKeeper> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan UsesInterval = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(90);

    private readonly SemaphoreSlim _reading = new(1, 1);
    private readonly Lock _stopping = new();
    private long _revision;
    private long _tokenRevision;
    private Task? _stopped;
    private bool _failed;

    /// <summary>Reads the keys and tokens that changed; the first time, all of them and their last use.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        // One at a time: an older reading must not be applied over a newer one.
        await _reading.WaitAsync(cancellationToken);
        try
        {
            var (changed, revision) = await keys.ReadSinceAsync(_revision, cancellationToken);
            var earlierUses = book.IsRead ? [] : await uses.ReadAsync(cancellationToken);
            book.Apply(changed);
            book.Restore(earlierUses);
            _revision = revision;

            var (changedTokens, tokenRevision) = await tokens.ReadSinceAsync(_tokenRevision, cancellationToken);
            tokenBook.Apply(changedTokens);
            _tokenRevision = tokenRevision;
        }
        finally
        {
            _reading.Release();
        }
    }

    /// <inheritdoc/>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        lock (_stopping)
        {
            // A host may be stopped from two sides at once; the second must wait for the first.
            return _stopped ??= EndAsync(cancellationToken);
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _reading.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        var writtenAt = time.GetTimestamp();
        while (true)
        {
            await Task.Delay(Interval, time, stoppingToken);
            await TryAsync(() => ReadAsync(stoppingToken));
            if (time.GetElapsedTime(writtenAt) >= UsesInterval && !health.IsAway)
            {
                writtenAt = time.GetTimestamp();
                await TryAsync(() => WriteUsesAsync(stoppingToken));
                await TryAsync(() => ForgetAsync(stoppingToken));
            }
        }
    }

    private async Task EndAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (!health.IsAway)
        {
            await TryAsync(() => WriteUsesAsync(cancellationToken));
        }
    }

    private async Task WriteUsesAsync(CancellationToken cancellationToken)
    {
        var unwritten = book.All.Select(booked => (booked.Use, Stored: booked.Use.Unwritten(booked.Key.Id))).Where(pair => pair.Stored is not null).ToList();
        await uses.WriteAsync([.. unwritten.Select(pair => pair.Stored!)], cancellationToken);
        unwritten.ForEach(pair => pair.Use.Written(pair.Stored!));
        foreach (var (token, at) in tokenBook.TakeUses())
        {
            await tokens.NoteUseAsync(token, at, cancellationToken);
        }
    }

    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - Remembered;
        await keys.ForgetAsync(before, cancellationToken);
        book.Forget(before);
        await tokens.ForgetAsync(before, cancellationToken);
        tokenBook.Forget(before);
    }

    /// <summary>Keys go on opening while the database is away; that is said once.</summary>
    private async Task TryAsync(Func<Task> step)
    {
        try
        {
            await step();
            _failed = false;
        }
        catch (Exception away) when (DatabaseAway.Explains(away))
        {
            if (!_failed)
            {
                log.LogWarning("Agents' keys cannot be read or written now; those that are known go on opening: {Cause}", away.Message);
            }

            _failed = true;
        }
    }
}
