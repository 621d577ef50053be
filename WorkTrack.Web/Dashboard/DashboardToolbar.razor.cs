using Microsoft.AspNetCore.Components;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>Where a supervisor says which computers to show, in which order, and how.</summary>
public sealed partial class DashboardToolbar
{
    private static readonly Presence?[] Choices = [null, Presence.Online, Presence.Idle, Presence.Offline];

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
        ? Words[Total == 1 ? "ComputersOne" : "ComputersMany", Total]
        : Words["ComputersFound", Found, Total];

    private Task TypeAsync(string? typed) => QueryTyped.InvokeAsync(Query with { Search = typed ?? "" });

    private Task SearchAsync(ChangeEventArgs typed) => QueryChanged.InvokeAsync(Query with { Search = (string?)typed.Value ?? "" });

    private Task SortAsync(ChangeEventArgs chosen) => QueryChanged.InvokeAsync(
        Query with { Order = DashboardAddress.OrderOf((string?)chosen.Value) ?? BoardOrder.Name, IsReversed = false });
}
