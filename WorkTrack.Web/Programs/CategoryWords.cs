using Microsoft.Extensions.Localization;
using MudBlazor;
using WorkTrack.Domain.Programs;

namespace WorkTrack.Web.Programs;

/// <summary>How categories look and read: each has a word and a picture, never a colour alone.</summary>
internal static class CategoryWords
{
    /// <summary>What it is called.</summary>
    public static string Of(ProgramCategory category, IStringLocalizer<ProgramsText> text) => category switch
    {
        ProgramCategory.Productive => text["Productive"],
        ProgramCategory.Neutral => text["Neutral"],
        ProgramCategory.Unproductive => text["Unproductive"],
        _ => text["Uncategorised"],
    };

    /// <summary>What style sheets, tests and the audit log call it.</summary>
    public static string WordOf(ProgramCategory category) => category.ToString().ToLowerInvariant();

    /// <summary>Its picture.</summary>
    public static string IconOf(ProgramCategory category) => category switch
    {
        ProgramCategory.Productive => Icons.Material.Filled.WorkOutline,
        ProgramCategory.Neutral => Icons.Material.Filled.HorizontalRule,
        ProgramCategory.Unproductive => Icons.Material.Filled.Weekend,
        _ => Icons.Material.Filled.HelpOutline,
    };
}
