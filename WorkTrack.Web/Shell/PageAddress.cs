using Microsoft.AspNetCore.Components;

namespace WorkTrack.Web.Shell;

/// <summary>
/// The address of a page that writes into it what was asked for. A page hears of what it wrote only when the browser has
/// answered, and by then there may have been another click: what it wrote it knows already, and it reads only what came
/// from elsewhere, such as a link or the way back.
/// </summary>
internal sealed class PageAddress(NavigationManager navigation)
{
    // Oldest first; the browser answers in the same order.
    private readonly Queue<string> _written = [];
    private string? _heard;

    /// <summary>Writes an address. Whatever it says, the page shows already.</summary>
    /// <param name="address">The address, from the site on or in full.</param>
    /// <param name="replace">Whether the way back leaves out the one before.</param>
    public void Write(string address, bool replace = false)
    {
        var written = navigation.ToAbsoluteUri(address).AbsoluteUri;
        if (written != (_written.LastOrDefault() ?? navigation.Uri))
        {
            _written.Enqueue(written);
            navigation.NavigateTo(address, replace: replace);
        }
    }

    /// <summary>Whether the address has changed, and not by what was written: then it is to be read.</summary>
    public bool IsNews()
    {
        if (navigation.Uri == _heard)
        {
            return false;
        }

        _heard = navigation.Uri;
        if (_written.TryPeek(out var next) && next == _heard)
        {
            _written.Dequeue();
            return false;
        }

        // What was written before is on its way still, comes after this, and is then news.
        _written.Clear();
        return true;
    }
}
