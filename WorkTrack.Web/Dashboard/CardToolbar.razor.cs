using Microsoft.AspNetCore.Components;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Dashboard;

/// <summary>Where a supervisor says which computers to show.</summary>
public sealed partial class CardToolbar
{
    private static readonly (string Label, Presence? Presence)[] Choices =
        [("All", null), ("Online", Presence.Online), ("Idle", Presence.Idle), ("Offline", Presence.Offline)];

    /// <summary>What is asked for now.</summary>
    [Parameter, EditorRequired]
    public CardFilter Filter { get; set; } = CardFilter.All;

    /// <summary>Called with what is asked for next.</summary>
    [Parameter]
    public EventCallback<CardFilter> FilterChanged { get; set; }

    private Task Search(string? query) => FilterChanged.InvokeAsync(Filter with { Query = query ?? "" });

    private Task Show(Presence? presence) => FilterChanged.InvokeAsync(Filter with { Presence = presence });
}
