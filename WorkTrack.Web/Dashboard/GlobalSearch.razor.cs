using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using WorkTrack.Web.Access;
using WorkTrack.Web.Computers;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>Finds a computer from every page by what it says of itself, and opens its page. <c>/</c> leads here (wwwroot/shell.js).</summary>
public sealed partial class GlobalSearch
{
    private const int MostShown = 8;

    private string _text = "";
    private ImmutableArray<ComputerState>? _found;
    private int _total;
    private int _active;

    [Inject]
    private ScreenBoard Screens { get; set; } = null!;

    [Inject]
    private Viewer Viewer { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>How many there are to choose from; the last leads to all that were found when they are more than are shown.</summary>
    private int Options => _found is not { IsEmpty: false } found ? 0 : found.Length + (_total > found.Length ? 1 : 0);

    private static string OptionId(int index) => string.Create(CultureInfo.InvariantCulture, $"search-result-{index}");

    private void Find()
    {
        if (string.IsNullOrWhiteSpace(_text))
        {
            Close();
            return;
        }

        var computers = Screens.View(Viewer.Scope, new BoardQuery(_text)).Computers;
        (_found, _total, _active) = ([.. computers.Take(MostShown)], computers.Length, 0);
    }

    private void Step(KeyboardEventArgs key)
    {
        switch (key.Key)
        {
            case "ArrowDown" when Options > 0:
                _active = (_active + 1) % Options;
                break;
            case "ArrowUp" when Options > 0:
                _active = (_active + Options - 1) % Options;
                break;
            case "Escape":
                Close();
                break;
        }
    }

    private void Close() => _found = null;

    private void Go() => Open(_active);

    private void Open(int index)
    {
        var address = _found is { } found && index < found.Length
            ? ComputerAddress.Of(found[index].Id)
            : $"?q={Uri.EscapeDataString(_text)}";
        if (!string.IsNullOrWhiteSpace(_text))
        {
            (_text, _found) = ("", null);
            Navigation.NavigateTo(address);
        }
    }
}
