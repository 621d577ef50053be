using System.Globalization;
using Microsoft.AspNetCore.Components;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>Where a supervisor says which computers to show, in which order, and how.</summary>
public sealed partial class DashboardToolbar
{
    private static readonly (string Label, Presence? Presence)[] Choices =
        [("All", null), ("Online", Presence.Online), ("Idle", Presence.Idle), ("Offline", Presence.Offline)];

    private static readonly (BoardOrder Order, string Label)[] Orders =
        [(BoardOrder.Name, "Name"), (BoardOrder.Status, "Status"), (BoardOrder.Usage, "Usage today"), (BoardOrder.LastSeen, "Last report")];

    /// <summary>What is asked for now.</summary>
    [Parameter, EditorRequired]
    public BoardQuery Query { get; set; } = BoardQuery.All;

    /// <summary>Called with what is asked for next.</summary>
    [Parameter]
    public EventCallback<BoardQuery> QueryChanged { get; set; }

    /// <summary>Called with each letter that is typed.</summary>
    [Parameter]
    public EventCallback<BoardQuery> QueryTyped { get; set; }

    /// <summary>Whether computers are shown as a table.</summary>
    [Parameter, EditorRequired]
    public bool IsTable { get; set; }

    /// <summary>Called with how to show them next.</summary>
    [Parameter]
    public EventCallback<bool> IsTableChanged { get; set; }

    /// <summary>How many computers are found.</summary>
    [Parameter, EditorRequired]
    public int Found { get; set; }

    /// <summary>How many there are.</summary>
    [Parameter, EditorRequired]
    public int Total { get; set; }

    private string FoundText => Found == Total
        ? string.Create(CultureInfo.CurrentCulture, $"{Total:N0} {(Total == 1 ? "computer" : "computers")}")
        : string.Create(CultureInfo.CurrentCulture, $"{Found:N0} of {Total:N0} computers");

    private Task TypeAsync(ChangeEventArgs typed) => QueryTyped.InvokeAsync(Query with { Search = (string?)typed.Value ?? "" });

    private Task SearchAsync(ChangeEventArgs typed) => QueryChanged.InvokeAsync(Query with { Search = (string?)typed.Value ?? "" });

    private Task SortAsync(ChangeEventArgs chosen) => QueryChanged.InvokeAsync(
        Query with { Order = DashboardAddress.OrderOf((string?)chosen.Value) ?? BoardOrder.Name, IsReversed = false });
}
