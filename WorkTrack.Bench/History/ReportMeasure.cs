using System.Data.Common;
using System.Globalization;
using WorkTrack.Bench.Stores;
using WorkTrack.Data.Days;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Reports;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Reports;

namespace WorkTrack.Bench.History;

/// <summary>How long people wait for reports of all computers: each part of the page is read by itself, and the figures come first.</summary>
internal sealed class ReportMeasure
{
    private const int WarmUp = 2;
    private const int Turns = 20;
    private const int MonthDays = 30;

    private readonly IBenchStore _store;
    private readonly MadeUpYear _year;
    private readonly ReportReader _reports;
    private readonly HeatReader _heat;
    private readonly ProgramReader _programs;
    private readonly OrganisationCalendar _calendar;

    public ReportMeasure(IBenchStore store, MadeUpYear year, OrganisationCalendar calendar, BenchClock clock)
    {
        var usage = new UsageReader(store.Database, calendar, clock, new DayCloser(store.Database, calendar, clock));
        (_store, _year, _calendar) = (store, year, calendar);
        (_reports, _heat, _programs) = (new(store.Database, calendar, usage), new(store.Database, calendar, usage), new(store.Database, usage));
    }

    /// <summary>Measures. Bare is one statement on a connection that is open already, whose rows are read and dropped.</summary>
    public async Task RunAsync(Report report)
    {
        await using var bare = await _store.Database.OpenAsync(CancellationToken.None);
        var closed = new ReportRange(_year.Last.AddDays(-MonthDays), _year.Last.AddDays(-1));
        var month = new ReportRange(_year.Last.AddDays(1 - MonthDays), _year.Last);
        var days = string.Create(CultureInfo.InvariantCulture, $"WHERE day BETWEEN {closed.From.DayNumber} AND {closed.To.DayNumber}");
        var byTeam = $"SELECT day, team, SUM(active_minutes) FROM usage_days JOIN computers ON computer_key = computer {days} GROUP BY day, team";
        report.Add($"report by team, {MonthDays} closed days", await TakeAsync(bare, closed, ReportGrouping.Team, withPrevious: false, byTeam), 1000);
        report.Add($"report by team, {MonthDays} days with today, and the {MonthDays} before", await TakeAsync(bare, month, ReportGrouping.Team, withPrevious: true, byTeam), 1000);
        report.Add($"report by computer, {MonthDays} days with today, and the {MonthDays} before", await TakeAsync(bare, month, ReportGrouping.Computer, withPrevious: true, $"SELECT computer, SUM(active_minutes) FROM usage_days {days} GROUP BY computer"));
        report.Add($"report by user, {MonthDays} days with today, and the {MonthDays} before", await TakeAsync(bare, month, ReportGrouping.User, withPrevious: true, $"SELECT computer, SUM(active_minutes) FROM usage_days {days} GROUP BY computer"));
        var hours = Masks.Touched(new(_calendar.MinutesOf(month.From).First, _calendar.MinutesOf(month.To).End - _calendar.MinutesOf(month.From).First));
        report.Add($"hours of the week, {MonthDays} days", await Timing.TakeTurnsAsync(
            1, Turns / 4,
            async _ => Check((await _heat.ReadAsync(month, UsageOf.Everything, CancellationToken.None)).Total, MonthDays),
            _ => ReadAsync(bare, $"SELECT hour, SUM(bit_count(active)) FROM usage_hours WHERE {hours} GROUP BY hour")));
        report.Add($"programs, {MonthDays} days", await Timing.TakeTurnsAsync(
            1, Turns / 4,
            async _ => Check((await _programs.ProgramsAsync(month.From, month.To, UsageOf.Everything, CancellationToken.None)).Sum(program => program.Minutes), MonthDays),
            _ => ReadAsync(bare, $"SELECT program, SUM(minutes) FROM program_days {days} GROUP BY program")));
        report.Remark($"The report's plan: `{(await _store.ExplainAsync(byTeam)).ReplaceLineEndings("; ")}`");
    }

    private Task<(Timing Product, Timing Bare)> TakeAsync(DbConnection bare, ReportRange range, ReportGrouping by, bool withPrevious, string sql) => Timing.TakeTurnsAsync(
        WarmUp, Turns,
        async _ =>
        {
            // As the page does it: both at once.
            var before = withPrevious ? Task.Run(() => ReadAsync(range.Previous, ReportGrouping.Team)) : Task.FromResult(0L);
            Check(await Task.Run(() => ReadAsync(range, by)), range.Days);
            await before;
        },
        _ => ReadAsync(bare, sql));

    private async Task<long> ReadAsync(ReportRange range, ReportGrouping by)
    {
        var days = _reports.DaysAsync(range, UsageOf.Everything, by, CancellationToken.None);
        return (await UsageReport.OfAsync(range, ReportStep.Day, days, CancellationToken.None)).Total.Sum.Active;
    }

    private static async Task ReadAsync(DbConnection connection, string sql) =>
        await connection.QueryAsync(null, sql, reader => reader.GetValue(0), CancellationToken.None);

    private void Check(long active, int days)
    {
        if (active != (long)days * _year.Computers * MadeUpYear.ActiveMinutes)
        {
            throw new InvalidOperationException($"{days} days of all computers have {active} active minutes.");
        }
    }
}
