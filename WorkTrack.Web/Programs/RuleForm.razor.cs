using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using WorkTrack.Data.Days;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Programs;
using WorkTrack.Web.Reports;

namespace WorkTrack.Web.Programs;

/// <summary>A rule that is being written, and what it would have matched in the last days.</summary>
public sealed partial class RuleForm
{
    private const int PreviewDays = 7;
    private const int MostLookedAt = 5_000;
    private const int MostShown = 15;

    private IReadOnlyList<ProgramUsage>? _recent;
    private string? _program;
    private string? _title;
    private ProgramCategory _category;
    private bool _failed;

    /// <summary>The rule as it is.</summary>
    [Parameter, EditorRequired]
    public ProgramRule Rule { get; set; } = null!;

    /// <summary>The rules that decide before it.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ProgramRule> Before { get; set; } = [];

    /// <summary>Whose computers to look at.</summary>
    [Parameter, EditorRequired]
    public UsageOf Of { get; set; } = null!;

    /// <summary>Called with the rule as it is to be.</summary>
    [Parameter]
    public EventCallback<ProgramRule> Saved { get; set; }

    /// <summary>Called when it is not to be.</summary>
    [Parameter]
    public EventCallback Cancelled { get; set; }

    [Inject]
    private ProgramReader Programs { get; set; } = null!;

    [Inject]
    private ReportService Reports { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ProgramsText> Text { get; set; } = null!;

    private ProgramRule Written => Rule with
    {
        Program = Pattern(_program),
        Title = Pattern(_title),
        Category = _category,
    };

    /// <summary>A rule for everything would be a judgement of all that is not known.</summary>
    private bool IsEmpty => Written is { Program.IsAnything: true, Title.IsAnything: true };

    private List<ProgramUsage> Matches => [.. (_recent ?? []).Where(window => Written.Matches(window.Program, window.Title))];

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        (_program, _title, _category) = (Rule.Program.Text, Rule.Title.Text, Rule.Category);
        try
        {
            var today = Reports.Today;
            var windows = await Task.Run(() => Programs.TitlesAsync(today.AddDays(1 - PreviewDays), today, Of, CancellationToken.None));
            _recent = [.. windows.Take(MostLookedAt)];
        }
        catch (Exception away) when (DatabaseAway.Explains(away))
        {
            _failed = true;
        }
    }

    private ProgramRule? Decided(ProgramUsage window) => Before.FirstOrDefault(rule => rule.Matches(window.Program, window.Title));

    private Task SaveAsync() => IsEmpty ? Task.CompletedTask : Saved.InvokeAsync(Written);

    private static NamePattern Pattern(string? text) => new(CleanText.Clean(text, NamePattern.MaxLength) ?? "");
}
