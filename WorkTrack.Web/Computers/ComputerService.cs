using WorkTrack.Data.Computers;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Computers;

/// <summary>What people decide about a computer. Every change is written down, and is on every open screen when the call returns.</summary>
internal sealed class ComputerService(ComputerCareStore store, Board board, AuditLog audit, TimeProvider time)
{
    /// <summary>Gives a computer a name, which wins over the one its agent tells; nothing visible gives it that one back.</summary>
    public async Task RenameAsync(AuditActor actor, ComputerState computer, string? name, CancellationToken cancellationToken)
    {
        var clean = CleanText.Clean(name, Computer.MaxGivenNameLength);
        if (clean == computer.GivenName)
        {
            return;
        }

        await store.RenameAsync(computer.Key, clean, cancellationToken);
        board.Rename(computer.Id, clean);
        await audit.RecordAsync(actor, AuditActions.ComputerRenamed, computer.Id.Value, clean is null ? "now as its agent tells" : $"now {clean}");
    }

    /// <summary>Puts a computer away until its agent reports again. What it did is kept.</summary>
    public Task ArchiveAsync(AuditActor actor, ComputerState computer, CancellationToken cancellationToken)
    {
        // Never before its last report, which may have come on a clock that was set back since.
        var now = time.GetUtcNow();
        var heard = board.Find(computer.Id)?.LastSeenAt ?? now;
        return SetAsync(actor, computer, heard > now ? heard : now, AuditActions.ComputerArchived, cancellationToken);
    }

    /// <summary>Brings an archived computer back.</summary>
    public Task BringBackAsync(AuditActor actor, ComputerState computer, CancellationToken cancellationToken) =>
        SetAsync(actor, computer, null, AuditActions.ComputerBroughtBack, cancellationToken);

    private async Task SetAsync(AuditActor actor, ComputerState computer, DateTimeOffset? at, string action, CancellationToken cancellationToken)
    {
        await store.ArchiveAsync(computer.Key, at, cancellationToken);
        board.Archive(computer.Id, at);
        await audit.RecordAsync(actor, action, computer.Id.Value);
    }
}
