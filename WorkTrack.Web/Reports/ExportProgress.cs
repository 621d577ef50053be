using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using WorkTrack.Domain.Reports;

namespace WorkTrack.Web.Reports;

/// <summary>How far files have come that are being made, for the pages that wait for them. Only what a page began is followed.</summary>
internal sealed class ExportProgress
{
    private readonly ConcurrentDictionary<Guid, double> _shares = new();

    /// <summary>Begins to follow a file that is not asked for yet.</summary>
    /// <returns>Its number, to be sent along.</returns>
    public Guid Begin()
    {
        var file = Guid.NewGuid();
        _shares[file] = 0;
        return file;
    }

    /// <summary>How much of a file is made, 0 to 1; null when it is finished, or nobody follows it.</summary>
    public double? ShareOf(Guid file) => _shares.TryGetValue(file, out var share) ? share : null;

    /// <summary>Ends it.</summary>
    public void End(Guid file) => _shares.TryRemove(file, out _);

    /// <summary>Passes days on, and notes how far they are.</summary>
    public async IAsyncEnumerable<ReportDay> FollowAsync(
        Guid file, ReportRange range, IAsyncEnumerable<ReportDay> days, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var day in days.WithCancellation(cancellationToken))
        {
            yield return day;
            if (_shares.TryGetValue(file, out var before))
            {
                _shares.TryUpdate(file, (day.Day.DayNumber - range.From.DayNumber + 1) / (double)range.Days, before);
            }
        }
    }
}
