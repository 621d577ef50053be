using System.Threading.Channels;
using WorkTrack.Data.Audit;
using WorkTrack.Data.Setup;

namespace WorkTrack.Web.Audit;

/// <summary>
/// Writes down what was done. One writer keeps the order of the chain; while the database is away entries wait in memory,
/// and are written when it is back or, as far as that goes, when the server stops.
/// </summary>
public sealed class AuditLog(AuditStore store, TimeProvider time, ILogger<AuditLog> log) : BackgroundService
{
    private const int Capacity = 10_000;
    private const int MostAtOnce = 256;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(2);

    private readonly Channel<Pending> _queue = Channel.CreateBounded<Pending>(new BoundedChannelOptions(Capacity) { SingleReader = true });

    /// <summary>Writes down what somebody did. The task ends when it is stored; nobody needs to wait for it.</summary>
    /// <param name="actor">Who did it.</param>
    /// <param name="action">What, as <see cref="AuditActions"/> call it.</param>
    /// <param name="subject">What to.</param>
    /// <param name="details">What more there is to say. Never a password, a key or a code.</param>
    public Task RecordAsync(AuditActor actor, string action, string? subject = null, string? details = null)
    {
        var pending = new Pending(AuditEntry.Create(time.GetUtcNow(), actor.Name, action, subject, details, actor.Address));
        if (!_queue.Writer.TryWrite(pending))
        {
            log.LogError("The audit log cannot take more entries: {Action} was not written down", action);
            pending.Stored.TrySetResult();
        }

        return pending.Stored.Task;
    }

    /// <inheritdoc/>
    public override Task StopAsync(CancellationToken cancellationToken)
    {
        _queue.Writer.TryComplete();
        return base.StopAsync(cancellationToken);
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new List<Pending>();

        // Not ended by the token: what was done is written down also while the server stops.
        while (await _queue.Reader.WaitToReadAsync(CancellationToken.None))
        {
            while (batch.Count < MostAtOnce && _queue.Reader.TryRead(out var pending))
            {
                batch.Add(pending);
            }

            await WriteAsync(batch, stoppingToken);
            batch.ForEach(pending => pending.Stored.TrySetResult());
            batch.Clear();
        }
    }

    private async Task WriteAsync(List<Pending> batch, CancellationToken stoppingToken)
    {
        for (var failures = 0; ; failures++)
        {
            try
            {
                await store.AppendAsync([.. batch.Select(pending => pending.Entry)], CancellationToken.None);
                return;
            }
            catch (Exception failure) when (DatabaseAway.Explains(failure))
            {
                if (failures == 0)
                {
                    log.LogError("{Count} entries of the audit log wait for the database: {Cause}", batch.Count, failure.Message);
                }

                if (stoppingToken.IsCancellationRequested)
                {
                    log.LogError("{Count} entries of the audit log were lost, as the server stops without its database", batch.Count);
                    return;
                }

                await Task.Delay(Again, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private sealed class Pending(AuditEntry entry)
    {
        public AuditEntry Entry { get; } = entry;

        public TaskCompletionSource Stored { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
