using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using WorkTrack.Domain.Ledger;
using WorkTrack.Web.Shell;
using WorkTrack.Web.Usage;

namespace WorkTrack.Web.Computers;

/// <summary>Says beside a total that it is not complete. Markup, and made once for each language: it stands on nearly every card.</summary>
internal static class QualityMark
{
    private static readonly ConcurrentDictionary<(Remarks Remarks, CultureInfo Culture), MarkupString> Known = new();

    /// <summary>The mark; nothing for a total that is complete.</summary>
    /// <param name="words">What is said of it.</param>
    /// <param name="remarks">What is known of its quality.</param>
    public static MarkupString Of(IStringLocalizer<ComputersText> words, Remarks remarks) => Known.GetOrAdd((remarks, CultureInfo.CurrentUICulture), static (key, words) =>
    {
        var quality = Quality.Of(key.Remarks);
        if (quality.IsEmpty)
        {
            return default;
        }

        var hint = string.Join("\n", quality.Select(known => $"{words[$"Quality{known}"]}: {words[$"Meaning{known}"]}"));
        return Markup.Of(
            $"<span class=\"quality-mark\" title=\"{hint}\" data-testid=\"quality-mark\">{Icon.MarkupOf(Icons.Material.Outlined.Info)}<span class=\"visually-hidden\">{hint}</span></span>");
    }, words);
}
