using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Dashboard;
using WorkTrack.Web.Live;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Computers;

/// <summary>
/// What is said of the list of computers in a language: what its columns are called in its head, its rows and its file, and what is the
/// same in many rows, as a piece of markup. Shared by all pages: on each it would take memory on the server.
/// </summary>
internal sealed class FleetWords
{
    private static readonly ConcurrentDictionary<string, FleetWords> ByLanguage = new();

    private readonly FrozenDictionary<PresenceLook, MarkupString> _statusCells;

    private FleetWords(IStringLocalizer<ComputersText> words, IStringLocalizer<SiteText> shared, IStringLocalizer<DashboardText> board)
    {
        Columns =
        [
            new(shared["Name"], "name", BoardOrder.Name), new(shared["User"], "user", BoardOrder.User), new(shared["Team"], "team", BoardOrder.Team),
            new(shared["System"], "system", BoardOrder.System), new(words["AgentVersion"], "version", BoardOrder.Version),
            new(words["FirstSeen"], "first", BoardOrder.FirstSeen), new(words["LastSeen"], "seen", BoardOrder.LastSeen),
            new(shared["UsedToday"], "usage", BoardOrder.Usage), new(board["OrderStatus"], "status", BoardOrder.Status),
        ];
        Labels = string.Concat(Columns.Select(column => $"--label-{column.Style}: \"{column.Label.Replace("\"", "\\\"", StringComparison.Ordinal)}\";"));
        NotTold = Markup.Of($"<span class=\"not-told\"><span aria-hidden=\"true\">–</span><span class=\"visually-hidden\">{words["NotTold"]}</span></span>");
        _statusCells = new[]
        {
            PresenceLook.Of(Presence.Online), PresenceLook.Of(Presence.Idle), PresenceLook.Of(Presence.Idle, UserActivity.Locked),
            PresenceLook.Of(Presence.Offline), PresenceLook.Of(Presence.Unknown),
        }.ToFrozenDictionary(look => look, look => StatusCell(look, board));
    }

    /// <summary>The columns, from the first to the last.</summary>
    public ImmutableArray<TableColumn> Columns { get; }

    /// <summary>What they are called, for style sheets: a row that is a block says it before each text.</summary>
    public string Labels { get; }

    /// <summary>What stands where an agent told nothing.</summary>
    public MarkupString NotTold { get; }

    /// <summary>Those in the language of the page.</summary>
    public static FleetWords Of(IStringLocalizer<ComputersText> words, IStringLocalizer<SiteText> shared, IStringLocalizer<DashboardText> board) =>
        ByLanguage.GetOrAdd(CultureInfo.CurrentUICulture.Name, _ => new FleetWords(words, shared, board));

    /// <summary>What a column is called.</summary>
    public string this[BoardOrder order] => Columns.Single(column => column.Order == order).Label;

    /// <summary>A row's cell for the status of its computer.</summary>
    public MarkupString StatusOf(ComputerState state) => _statusCells[PresenceLook.Of(state.Presence, state.IdleState)];

    private static MarkupString StatusCell(PresenceLook look, IStringLocalizer<DashboardText> board) =>
        Markup.Of($"<div role=\"cell\" class=\"row-status\">{StatusChip.MarkupOf(board, look, board[look.Label])}</div>");
}
