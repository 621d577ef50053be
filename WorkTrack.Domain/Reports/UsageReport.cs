using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace WorkTrack.Domain.Reports;

/// <summary>A line of a report.</summary>
/// <param name="Key">Whose.</param>
/// <param name="Figures">What there is to say.</param>
public readonly record struct ReportLine(ReportKey Key, ReportFigures Figures);

/// <summary>A day, week or month of a report.</summary>
/// <param name="Range">Its days, as far as they lie within the report's.</param>
/// <param name="Total">All groups together.</param>
/// <param name="Lines">Each group of which anything is known, in no order.</param>
public sealed record ReportPeriod(ReportRange Range, ReportFigures Total, IReadOnlyList<ReportLine> Lines);

/// <summary>What days add up to: all together, by group, and by day, week or month. Immutable.</summary>
/// <param name="Range">The days.</param>
/// <param name="Step">By what they are divided.</param>
/// <param name="Total">All of it.</param>
/// <param name="Lines">By group, most active first.</param>
/// <param name="Periods">By day, week or month, oldest first, those without a minute included.</param>
public sealed record UsageReport(
    ReportRange Range, ReportStep Step, ReportFigures Total, ImmutableArray<ReportLine> Lines, ImmutableArray<(ReportRange Range, ReportFigures Figures)> Periods)
{
    /// <summary>Adds days up.</summary>
    /// <param name="range">The days.</param>
    /// <param name="step">By what to divide them.</param>
    /// <param name="days">What is known of them, in order; days of which nothing is may be missing.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<UsageReport> OfAsync(
        ReportRange range, ReportStep step, IAsyncEnumerable<ReportDay> days, CancellationToken cancellationToken)
    {
        var (total, groups) = (default(ReportFigures), new Sums());
        var periods = range.Periods(step).ToDictionary(period => period, _ => default(ReportFigures));
        await foreach (var day in days.WithCancellation(cancellationToken))
        {
            total = total.With(day.Day, day.Total);
            groups.Add(day);
            var period = range.PeriodOf(day.Day, step);
            periods[period] = periods[period].With(day.Day, day.Total);
        }

        return new UsageReport(
            range, step, total,
            [.. groups.Lines.OrderByDescending(line => line.Figures.Sum.Active).ThenBy(line => line.Key.Number).ThenBy(line => line.Key.User, StringComparer.Ordinal)],
            [.. periods.OrderBy(period => period.Key.From).Select(period => (period.Key, period.Value))]);
    }

    /// <summary>The same period by period, for reports that are too long to be kept: of one period at a time.</summary>
    /// <param name="range">The days.</param>
    /// <param name="step">By what to divide them.</param>
    /// <param name="days">What is known of them, in order.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async IAsyncEnumerable<ReportPeriod> PeriodsAsync(
        ReportRange range, ReportStep step, IAsyncEnumerable<ReportDay> days, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var (period, total, groups) = (default(ReportRange), default(ReportFigures), new Sums());
        await foreach (var day in days.WithCancellation(cancellationToken))
        {
            var of = range.PeriodOf(day.Day, step);
            if (of != period && groups.Lines.Any())
            {
                yield return new ReportPeriod(period, total, [.. groups.Lines]);
                (total, groups) = (default, new Sums());
            }

            period = of;
            total = total.With(day.Day, day.Total);
            groups.Add(day);
        }

        if (groups.Lines.Any())
        {
            yield return new ReportPeriod(period, total, [.. groups.Lines]);
        }
    }

    private sealed class Sums
    {
        private readonly Dictionary<ReportKey, ReportFigures> _groups = [];

        public IEnumerable<ReportLine> Lines => _groups.Select(group => new ReportLine(group.Key, group.Value));

        public void Add(ReportDay day)
        {
            foreach (var (key, sum) in day.Groups)
            {
                ref var figures = ref CollectionsMarshal.GetValueRefOrAddDefault(_groups, key, out _);
                figures = figures.With(day.Day, sum);
            }
        }
    }
}
