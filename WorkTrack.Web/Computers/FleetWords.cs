using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using WorkTrack.Web.Dashboard;
using WorkTrack.Web.Live;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Computers;

/// <summary>What the columns of the list of computers are called: in its head, in its rows where they are narrow, and in its file.</summary>
internal sealed record FleetWords(
    string Name, string User, string Team, string System, string Version, string FirstSeen, string LastSeen, string UsedToday, string Status)
{
    /// <summary>The columns, from the first to the last.</summary>
    public ImmutableArray<TableColumn> Columns { get; } =
    [
        new(Name, "name", BoardOrder.Name), new(User, "user", BoardOrder.User), new(Team, "team", BoardOrder.Team), new(System, "system", BoardOrder.System),
        new(Version, "version", BoardOrder.Version), new(FirstSeen, "first", BoardOrder.FirstSeen), new(LastSeen, "seen", BoardOrder.LastSeen),
        new(UsedToday, "usage", BoardOrder.Usage), new(Status, "status", BoardOrder.Status),
    ];

    /// <summary>Those in the language of the page.</summary>
    public static FleetWords Of(IStringLocalizer<ComputersText> words, IStringLocalizer<SiteText> shared, IStringLocalizer<DashboardText> board) => new(
        shared["Name"], shared["User"], shared["Team"], shared["System"], words["AgentVersion"], words["FirstSeen"], words["LastSeen"], shared["UsedToday"],
        board["OrderStatus"]);

    /// <summary>What stands where an agent told nothing.</summary>
    public static MarkupString NotTold(IStringLocalizer<ComputersText> words) =>
        new($"<span class=\"not-told\"><span aria-hidden=\"true\">–</span><span class=\"visually-hidden\">{WebUtility.HtmlEncode(words["NotTold"])}</span></span>");
}
