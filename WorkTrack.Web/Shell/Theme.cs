using MudBlazor;

namespace WorkTrack.Web.Shell;

/// <summary>
/// What WorkTrack looks like: colours, type and corners. Both sets of colours are on every page, and an attribute of the
/// document chooses between them (wwwroot/theme.js): changing them asks no server and works on pages without a circuit.
/// </summary>
internal static class Theme
{
    private static readonly string[] Font = ["Inter", "system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif"];

    public static MudTheme Light { get; } = In(":root");

    public static MudTheme Dark { get; } = In(":root[data-theme='dark']");

    /// <summary>What MudBlazor's themes have no place for, as variables of style sheets: distances, and the width of what stands beside the page.</summary>
    public static string Scale =>
        ":root { --wt-space-1: 4px; --wt-space-2: 8px; --wt-space-3: 12px; --wt-space-4: 16px; --wt-space-5: 20px; --wt-space-6: 28px; --wt-rail: 224px; }";

    private static MudTheme In(string scope) => new()
    {
        PseudoCss = new PseudoCss { Scope = scope },
        PaletteLight = new PaletteLight
        {
            Primary = "#3552d6",
            PrimaryContrastText = "#ffffff",
            Secondary = "#475467",
            Info = "#1d5fb8",
            Success = "#13744a",
            Warning = "#945a06",
            Error = "#b42318",
            Background = "#f5f6f8",
            BackgroundGray = "#eceef2",
            Surface = "#ffffff",
            AppbarBackground = "#ffffff",
            AppbarText = "#101828",
            TextPrimary = "#101828",
            TextSecondary = "#566074",
            TextDisabled = "#98a2b3",
            ActionDefault = "#566074",
            LinesDefault = "#e4e7ec",
            LinesInputs = "#ccd2dc",
            Divider = "#e4e7ec",
            Skeleton = "#e4e7ec",
            HoverOpacity = 0.06,
        },
        PaletteDark = new PaletteDark
        {
            Primary = "#8fa4ff",
            PrimaryContrastText = "#0d1117",
            Secondary = "#a3adbd",
            Info = "#7db4f5",
            Success = "#5fd39b",
            Warning = "#f0b95a",
            Error = "#ff8f85",
            Background = "#0d1117",
            BackgroundGray = "#1f2630",
            Surface = "#161b23",
            AppbarBackground = "#161b23",
            AppbarText = "#e8ebf1",
            TextPrimary = "#e8ebf1",
            TextSecondary = "#a3adbd",
            TextDisabled = "#667085",
            ActionDefault = "#a3adbd",
            LinesDefault = "#29313d",
            LinesInputs = "#3b4554",
            Divider = "#29313d",
            Skeleton = "#29313d",
            HoverOpacity = 0.08,
        },
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "10px", AppbarHeight = "60px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Font, FontSize = "0.9375rem", LineHeight = "1.5", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = Font, FontSize = "1.5rem", FontWeight = "650", LineHeight = "1.25", LetterSpacing = "-0.02em" },
            H2 = new H2Typography { FontFamily = Font, FontSize = "1.0625rem", FontWeight = "620", LineHeight = "1.35", LetterSpacing = "-0.01em" },
            H3 = new H3Typography { FontFamily = Font, FontSize = "0.9375rem", FontWeight = "620", LineHeight = "1.4", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Font, FontSize = "0.9375rem", LineHeight = "1.5", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Font, FontSize = "0.8125rem", LineHeight = "1.45", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Font, FontSize = "0.875rem", FontWeight = "550", LetterSpacing = "normal", TextTransform = "none" },
        },
    };
}
