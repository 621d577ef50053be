using System.ComponentModel;
using WorkTrack.Data.Days;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Usage;

/// <summary>What is asked about single computers.</summary>
internal static class ComputerEndpoints
{
    private const string Tag = "Computers";

    public static void MapComputers(this RouteGroupBuilder api)
    {
        api.MapGet("/computers", List).WithTags(Tag).WithName("list_computers").WithSummary("Every computer and what is true of it now");
        api.MapGet("/computers/{id}", Find).WithTags(Tag).WithName("get_computer").WithSummary("Everything that is known of a computer now")
            .ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/computers/{id}/days", DaysAsync).WithTags(Tag).WithName("list_computer_days").WithSummary("How long a computer was used each day")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapGet("/computers/{id}/timeline", TimelineAsync).WithTags(Tag).WithName("get_computer_timeline").WithSummary("A computer's day, cut where it changed")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static ComputerList List(UsageScope scope, Board board)
    {
        var snapshot = board.Snapshot.Within(scope.Board);
        return new ComputerList(
            snapshot.Today, [.. snapshot.Computers.Select(state => ComputerSummary.Of(state, board.Find(state.Id)!))]);
    }

    private static ComputerDetail Find([Description(UsageServices.IdHelp)] string id, UsageScope scope, Board board)
    {
        var computer = scope.Known(id);
        return ComputerDetail.Of(board.StateOf(computer.Id) ?? throw RefusedQueryException.NoSuchComputer(), computer);
    }

    private static async Task<ComputerDayList> DaysAsync(
        [Description(UsageServices.IdHelp)] string id,
        [AsParameters] RangeParameters range,
        UsageScope scope, UsageReader usage, OrganisationCalendar calendar, TimeProvider time, CancellationToken cancellationToken)
    {
        var computer = scope.Known(id);
        var asked = range.Read(calendar, time);
        var days = await usage.ComputerDaysAsync(computer.Key, asked.From, asked.To, cancellationToken);
        return new ComputerDayList(computer.Id.Value, calendar.ZoneId, [.. days.Select(ComputerDaySummary.Of)]);
    }

    private static async Task<ComputerTimeline> TimelineAsync(
        [Description(UsageServices.IdHelp)] string id,
        [Description("The day, such as 2026-11-23; the current one when it is missing.")] string? day,
        UsageScope scope, UsageReader usage, OrganisationCalendar calendar, TimeProvider time, CancellationToken cancellationToken)
    {
        var computer = scope.Known(id);
        var now = time.GetUtcNow();
        var asked = DayQuery.Day("day", day, calendar.DayOf(now));
        var pieces = await usage.TimelineAsync(computer.Key, asked, MinuteRange.MinuteOf(now) + 1, cancellationToken);
        return new ComputerTimeline(computer.Id.Value, asked, calendar.ZoneId, [.. pieces.Select(TimelineSlice.Of)]);
    }
}
