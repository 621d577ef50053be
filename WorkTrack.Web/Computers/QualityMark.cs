using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using WorkTrack.Domain.Ledger;
using WorkTrack.Web.Shell;
using WorkTrack.Web.Usage;

namespace WorkTrack.Web.Computers;

/// <summary>Says beside a total that it is not complete. Markup, and made once: it stands on nearly every card.</summary>
internal static class QualityMark
{
    private static readonly ConcurrentDictionary<Remarks, MarkupString> Known = new();

    /// <summary>The mark; nothing for a total that is complete.</summary>
    /// <param name="remarks">What is known of its quality.</param>
    public static MarkupString Of(Remarks remarks) => Known.GetOrAdd(remarks, static remarks =>
    {
        var quality = Quality.Of(remarks);
        if (quality.IsEmpty)
        {
            return default;
        }

        var hint = HtmlEncoder.Default.Encode(string.Join("\n", quality.Select(known => $"{known.Label}: {known.Explanation}")));
        return new MarkupString(
            $"<span class=\"quality-mark\" title=\"{hint}\" data-testid=\"quality-mark\">{Icon.MarkupOf(Icons.Material.Outlined.Info)}<span class=\"visually-hidden\">{hint}</span></span>");
    });
}
