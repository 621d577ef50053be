using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using WorkTrack.Domain.Reports;

namespace WorkTrack.Web.Reports;

/// <summary>Where a file is on its way.</summary>
internal enum ExportStage
{
    /// <summary>Nobody has asked for it yet.</summary>
    Awaited,

    /// <summary>It is being made.</summary>
    Making,

    /// <summary>It could not be made, or not all of it.</summary>
    Failed,
}

/// <summary>How far a file has come.</summary>
/// <param name="Stage">Where it is on its way.</param>
/// <param name="Share">How much of it is made, 0 to 1.</param>
internal readonly record struct ExportState(ExportStage Stage, double Share);

/// <summary>How far files have come that are being made, for the pages that wait for them. Only what a page awaits is followed.</summary>
internal sealed class ExportProgress
{
    private readonly ConcurrentDictionary<Guid, ExportState> _files = new();

    /// <summary>Begins to wait for a file that is not asked for yet.</summary>
    /// <returns>Its number, to be sent along.</returns>
    public Guid Await()
    {
        var file = Guid.NewGuid();
        _files[file] = new ExportState(ExportStage.Awaited, 0);
        return file;
    }

    /// <summary>How far a file has come; null when it is whole, or nobody waits for it.</summary>
    public ExportState? StateOf(Guid file) => _files.TryGetValue(file, out var state) ? state : null;

    /// <summary>Says that it is being made.</summary>
    public void Begin(Guid file) => Set(file, new ExportState(ExportStage.Making, 0));

    /// <summary>Says that it will not become whole.</summary>
    public void Fail(Guid file) => Set(file, new ExportState(ExportStage.Failed, 0));

    /// <summary>Ends it: it is whole, or nobody waits for it any more.</summary>
    public void End(Guid file) => _files.TryRemove(file, out _);

    /// <summary>Passes days on, and notes how far they are.</summary>
    public async IAsyncEnumerable<ReportDay> FollowAsync(
        Guid file, ReportRange range, IAsyncEnumerable<ReportDay> days, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var day in days.WithCancellation(cancellationToken))
        {
            yield return day;
            Set(file, new ExportState(ExportStage.Making, (day.Day.DayNumber - range.From.DayNumber + 1) / (double)range.Days));
        }
    }

    /// <summary>Never puts back what its page has given up meanwhile.</summary>
    private void Set(Guid file, ExportState state)
    {
        if (_files.TryGetValue(file, out var before))
        {
            _files.TryUpdate(file, state, before);
        }
    }
}
