using Microsoft.Extensions.Localization;
using MudBlazor;

namespace WorkTrack.Web.Languages;

/// <summary>The words that MudBlazor's components say by themselves. Those that are not here it has in English.</summary>
internal sealed class MudText(IStringLocalizer<MudText> words) : MudLocalizer
{
    /// <inheritdoc/>
    public override LocalizedString this[string key] => words[key];
}
