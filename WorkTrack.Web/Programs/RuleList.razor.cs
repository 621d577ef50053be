using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using WorkTrack.Data.Days;
using WorkTrack.Data.Programs;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Programs;

namespace WorkTrack.Web.Programs;

/// <summary>The rules in their order, and where supervisors change them.</summary>
public sealed partial class RuleList
{
    private ProgramRules? _rules;
    private ProgramRule? _edited;
    private bool _failed;

    /// <summary>Whose computers a preview looks at.</summary>
    [Parameter, EditorRequired]
    public UsageOf Of { get; set; } = null!;

    /// <summary>Called when rules have changed.</summary>
    [Parameter]
    public EventCallback Changed { get; set; }

    [Inject]
    private ProgramRuleStore Store { get; set; } = null!;

    [Inject]
    private RuleActions Actions { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ProgramsText> Text { get; set; } = null!;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LoadAsync();

    private Task LoadAsync() => ReadAsync(() => Task.CompletedTask);

    private void Edit(ProgramRule? rule) => _edited = rule ?? new ProgramRule(0, new(""), new(""), ProgramCategory.Productive);

    /// <summary>The rules that decide before one does: a new one comes last.</summary>
    private List<ProgramRule> Before(ProgramRule rule) => [.. (_rules?.All ?? []).TakeWhile(other => other.Id != rule.Id)];

    private async Task SaveAsync(ProgramRule rule)
    {
        await DoAsync(() => Actions.SaveAsync(rule));
        _edited = _failed ? _edited : null;
    }

    private async Task DoAsync(Func<Task> act)
    {
        await ReadAsync(act);
        await Changed.InvokeAsync();
    }

    private async Task ReadAsync(Func<Task> act)
    {
        try
        {
            await act();
            _rules = await Store.ReadAsync(CancellationToken.None);
            _failed = false;
        }
        catch (Exception away) when (DatabaseAway.Explains(away))
        {
            _failed = true;
        }
    }

    private string Pattern(NamePattern pattern) => pattern.IsAnything ? Text["Anything"] : pattern.Text;

    private string Name(ProgramRule rule) => $"{Pattern(rule.Program)}, {Pattern(rule.Title)}";
}
