using System.ComponentModel;
using WorkTrack.Data.Days;
using WorkTrack.Domain.Days;

namespace WorkTrack.Web.Usage;

/// <summary>What is asked about all computers together.</summary>
internal static class FleetEndpoints
{
    private const string Tag = "Usage";

    public static void MapUsageOfFleet(this RouteGroupBuilder api)
    {
        api.MapGet("/usage/days", DaysAsync).WithTags(Tag).WithName("list_days").WithSummary("How long the computers you may see were used each day, all together")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapGet("/usage/programs", ProgramsAsync).WithTags(Tag).WithName("list_programs").WithSummary("How long each program was in front")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        api.MapGet("/usage/users", UsersAsync).WithTags(Tag).WithName("list_users").WithSummary("How long each user used computers")
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<FleetDayList> DaysAsync(
        [AsParameters] RangeParameters range,
        [Description(UsageServices.TeamHelp)] string? team,
        UsageScope scope, UsageReader usage, OrganisationCalendar calendar, TimeProvider time, CancellationToken cancellationToken)
    {
        var asked = range.Read(calendar, time);
        var days = await usage.FleetDaysAsync(asked.From, asked.To, scope.Of(null, team), cancellationToken);
        return new FleetDayList(
            calendar.ZoneId, [.. days.Select(day => new FleetDaySummary(day.Day, day.PresentMinutes, day.ActiveMinutes, day.Computers))]);
    }

    private static async Task<ProgramUsageList> ProgramsAsync(
        [AsParameters] RangeParameters range,
        [Description(UsageServices.ComputerHelp)] string? computer,
        [Description(UsageServices.TeamHelp)] string? team,
        UsageScope scope, ProgramReader programs, OrganisationCalendar calendar, TimeProvider time, CancellationToken cancellationToken)
    {
        var asked = range.Read(calendar, time);
        var usage = await programs.ProgramsAsync(asked.From, asked.To, scope.Of(computer, team), cancellationToken);
        return new ProgramUsageList(asked.From, asked.To, [.. usage.Select(program => new ProgramSummary(program.Program, program.Minutes))]);
    }

    private static async Task<UserList> UsersAsync(
        [AsParameters] RangeParameters range,
        [Description(UsageServices.ComputerHelp)] string? computer,
        [Description(UsageServices.TeamHelp)] string? team,
        UsageScope scope, UserReader users, OrganisationCalendar calendar, TimeProvider time, CancellationToken cancellationToken)
    {
        var asked = range.Read(calendar, time);
        var usage = await users.UsersAsync(asked.From, asked.To, scope.Of(computer, team), cancellationToken);
        return new UserList(asked.From, asked.To, [.. usage.Select(user => new UserSummary(user.User, user.ActiveMinutes))]);
    }
}
