using System.ComponentModel;
using WorkTrack.Data.Days;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Usage;

/// <summary>What is asked about all computers together.</summary>
internal static class FleetEndpoints
{
    private const string Tag = "Usage";

    public static void MapUsageOfFleet(this RouteGroupBuilder api)
    {
        api.MapGet("/usage/days", DaysAsync).WithTags(Tag).WithName("list_days").WithSummary("How long all computers together were used each day")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapGet("/usage/programs", ProgramsAsync).WithTags(Tag).WithName("list_programs").WithSummary("How long each program was in front")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapGet("/usage/users", UsersAsync).WithTags(Tag).WithName("list_users").WithSummary("How long each user used computers")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<FleetDayList> DaysAsync(
        [AsParameters] RangeParameters range,
        [Description(UsageServices.TeamHelp)] string? team,
        UsageReader usage, OrganisationCalendar calendar, TimeProvider time, CancellationToken cancellationToken)
    {
        RefuseTeam(team);
        var asked = range.Read(calendar, time);
        var days = await usage.FleetDaysAsync(asked.From, asked.To, cancellationToken);
        return new FleetDayList(
            calendar.ZoneId, [.. days.Select(day => new FleetDaySummary(day.Day, day.PresentMinutes, day.ActiveMinutes, day.Computers))]);
    }

    private static async Task<ProgramUsageList> ProgramsAsync(
        [AsParameters] RangeParameters range,
        [Description(UsageServices.ComputerHelp)] string? computer,
        [Description(UsageServices.TeamHelp)] string? team,
        Board board, ProgramReader programs, OrganisationCalendar calendar, TimeProvider time, CancellationToken cancellationToken)
    {
        RefuseTeam(team);
        var asked = range.Read(calendar, time);
        var usage = await programs.ProgramsAsync(asked.From, asked.To, KeyOf(computer, board), cancellationToken);
        return new ProgramUsageList(asked.From, asked.To, [.. usage.Select(program => new ProgramSummary(program.Program, program.Minutes))]);
    }

    private static async Task<UserList> UsersAsync(
        [AsParameters] RangeParameters range,
        [Description(UsageServices.ComputerHelp)] string? computer,
        Board board, UserReader users, OrganisationCalendar calendar, TimeProvider time, CancellationToken cancellationToken)
    {
        var asked = range.Read(calendar, time);
        var usage = await users.UsersAsync(asked.From, asked.To, KeyOf(computer, board), cancellationToken);
        return new UserList(asked.From, asked.To, [.. usage.Select(user => new UserSummary(user.User, user.ActiveMinutes))]);
    }

    private static int? KeyOf(string? computer, Board board) => computer is null ? null : board.Known(computer).Key;

    private static void RefuseTeam(string? team)
    {
        if (team is not null)
        {
            throw RefusedQueryException.Bad("'team' cannot be asked for: there are no teams yet.");
        }
    }
}
