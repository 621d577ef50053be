using WorkTrack.Data.Reports;
using WorkTrack.Domain.Reports;

namespace WorkTrack.Data.Days;

/// <summary>Reads who used computers, in the organisation's days. A computer that changes hands at noon counts for both.</summary>
public sealed class UserReader
{
    private readonly ReportReader _reports;

    internal UserReader(ReportReader reports) => _reports = reports;

    /// <summary>How many active minutes each user had, most first; minutes of nobody known have no name.</summary>
    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    /// <param name="of">Whose computers.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    public async Task<IReadOnlyList<UserUsage>> UsersAsync(DateOnly from, DateOnly to, UsageOf of, CancellationToken cancellationToken)
    {
        var sums = new Dictionary<ReportKey, long>();
        await foreach (var day in _reports.DaysAsync(new ReportRange(from, to), of, ReportGrouping.User, cancellationToken))
        {
            foreach (var (user, sum) in day.Groups)
            {
                sums[user] = sums.GetValueOrDefault(user) + sum.Active;
            }
        }

        return
        [
            .. sums.Where(sum => sum.Value > 0).Select(sum => new UserUsage(sum.Key.User, sum.Value))
                .OrderByDescending(sum => sum.ActiveMinutes).ThenBy(sum => sum.User, StringComparer.Ordinal),
        ];
    }
}
