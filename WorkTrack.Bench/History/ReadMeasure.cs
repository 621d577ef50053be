using System.Data.Common;
using WorkTrack.Bench.Stores;
using WorkTrack.Data.Days;
using WorkTrack.Data.Ledger;
using WorkTrack.Domain.Days;

namespace WorkTrack.Bench.History;

/// <summary>How long people wait for what they look at.</summary>
internal sealed class ReadMeasure(IBenchStore store, MadeUpYear year, OrganisationCalendar calendar, BenchClock clock, HistoryOptions options)
{
    private const int WarmUp = 10;
    private const int Charts = 100;
    private const int Lookups = 300;
    private const int ChartDays = 30;

    private readonly UsageReader _reader = new(store.Database, calendar, clock, new DayCloser(store.Database, calendar, clock));

    /// <summary>Measures. Bare is one statement on a connection that is open already, whose rows are read and dropped.</summary>
    public async Task RunAsync(Report report)
    {
        await using var bare = await store.Database.OpenAsync(CancellationToken.None);
        var yesterday = year.Last.AddDays(-1);
        var from = year.Last.AddDays(-ChartDays);
        var chart = $"SELECT day, SUM(active_minutes) FROM usage_days WHERE day BETWEEN {from.DayNumber} AND {yesterday.DayNumber} GROUP BY day";
        report.Add($"organisation chart, {ChartDays} closed days", await Timing.TakeTurnsAsync(
            WarmUp, Charts,
            async _ => Check((await _reader.FleetDaysAsync(from, yesterday, UsageOf.Everything, CancellationToken.None)).Sum(day => day.ActiveMinutes), ChartDays * year.Computers),
            _ => ReadAsync(bare, chart)), 150);
        report.Add("organisation chart, 29 closed days and today from its minutes", await Timing.TakeTurnsAsync(
            2, 20,
            async _ => Check((await _reader.FleetDaysAsync(from.AddDays(1), year.Last, UsageOf.Everything, CancellationToken.None)).Sum(day => day.ActiveMinutes), ChartDays * year.Computers),
            _ => ReadAsync(bare, $"SELECT SUM(bit_count(active)) FROM usage_hours WHERE {Masks.Touched(calendar.MinutesOf(year.Last))}")));
        report.Add("one computer, 30 closed days", await Timing.TakeTurnsAsync(
            WarmUp, Lookups,
            async turn => await ComputerAsync(turn, from, yesterday),
            turn => ReadAsync(bare, $"SELECT day, active_minutes FROM usage_days WHERE {UsageReader.InSql(from, yesterday, UsageOf.One(Computer(turn, year.Computers)))}")), 10);
        report.Add("one computer, 29 closed days and today from its minutes", await Timing.TakeTurnsAsync(
            WarmUp, Lookups,
            async turn => await ComputerAsync(turn, from.AddDays(1), year.Last),
            turn => ReadAsync(bare, $"SELECT day, active_minutes FROM usage_days WHERE {UsageReader.InSql(from, yesterday, UsageOf.One(Computer(turn, year.Computers)))}")), 10);
        report.Add("one computer's timeline, any day of the year", await TimelineAsync(bare, year.Computers, year.First), 10);
        report.Add("one computer's timeline with programs, a recent day", await TimelineAsync(bare, options.ComputersWithPrograms, from), 10);
        report.Remark(await PlanAsync(chart));
    }

    private async Task ComputerAsync(int turn, DateOnly from, DateOnly to)
    {
        var days = await _reader.ComputerDaysAsync(Computer(turn, year.Computers), from, to, CancellationToken.None);
        Check(days.Sum(day => day.Figures.Active), ChartDays);
    }

    private Task<(Timing Product, Timing Bare)> TimelineAsync(DbConnection bare, int computers, DateOnly first)
    {
        return Timing.TakeTurnsAsync(
            WarmUp, Lookups,
            async turn =>
            {
                var pieces = await _reader.TimelineAsync(Computer(turn, computers), Day(turn), calendar.MinutesOf(Day(turn)).End, CancellationToken.None);
                Check(pieces.Where(piece => piece.State == TimelineState.Active).Sum(piece => piece.Minutes.Count), 1);
            },
            async turn =>
            {
                var touched = $"WHERE {Masks.Each(calendar.MinutesOf(Day(turn)))} AND computer = {Computer(turn, computers)}";
                await ReadAsync(bare, $"SELECT hour, present, active FROM usage_hours {touched}");
                await ReadAsync(bare, $"SELECT hour, program, title, mask FROM program_hours {touched}");
            });

        DateOnly Day(int turn) => first.AddDays(new Random(turn).Next(year.Last.DayNumber - first.DayNumber + 1));
    }

    private async Task<string> PlanAsync(string chart) =>
        $"The chart's plan: `{(await store.ExplainAsync(chart)).ReplaceLineEndings("; ")}`";

    private static async Task ReadAsync(DbConnection connection, string sql) =>
        await connection.QueryAsync(null, sql, reader => reader.GetValue(0), CancellationToken.None);

    /// <summary>Any computer, but the same for both ways.</summary>
    private static int Computer(int turn, int computers) => 1 + new Random(~turn).Next(computers);

    private static void Check(long active, int computerDays)
    {
        if (active != (long)computerDays * MadeUpYear.ActiveMinutes)
        {
            throw new InvalidOperationException($"{computerDays} days of computers have {active} active minutes.");
        }
    }
}
