using Microsoft.AspNetCore.Components;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>Where somebody says which computers of the board a page shows.</summary>
public abstract class BoardToolbar : ComponentBase
{
    /// <summary>What is asked for now.</summary>
    [Parameter, EditorRequired]
    public BoardQuery Query { get; set; } = BoardQuery.All;

    /// <summary>Called with what is asked for next.</summary>
    [Parameter]
    public EventCallback<BoardQuery> QueryChanged { get; set; }

    /// <summary>Called with each letter that is typed.</summary>
    [Parameter]
    public EventCallback<BoardQuery> QueryTyped { get; set; }

    /// <summary>What can be chosen.</summary>
    [Parameter, EditorRequired]
    public BoardChoices Choices { get; set; } = BoardChoices.None;

    /// <summary>What a team is called.</summary>
    [Parameter, EditorRequired]
    public Func<int, string> NameOf { get; set; } = null!;

    /// <summary>How many computers are found.</summary>
    [Parameter, EditorRequired]
    public int Found { get; set; }

    /// <summary>How many there are.</summary>
    [Parameter, EditorRequired]
    public int Total { get; set; }
}
