namespace WorkTrack.Domain.Programs;

/// <summary>What a company says of some programs and titles.</summary>
/// <param name="Id">Its number; 0 for one that is not stored.</param>
/// <param name="Program">Which programs; empty for any.</param>
/// <param name="Title">Which titles; empty for any.</param>
/// <param name="Category">What they are.</param>
public sealed record ProgramRule(int Id, NamePattern Program, NamePattern Title, ProgramCategory Category)
{
    /// <summary>Whether it speaks of a program and a title; null for what is not known.</summary>
    public bool Matches(string? program, string? title) => Program.Matches(program) && Title.Matches(title);
}

/// <summary>Rules in their order: the first that speaks of a program and title decides.</summary>
public sealed class ProgramRules(IReadOnlyList<ProgramRule> rules)
{
    /// <summary>The rules in their order.</summary>
    public IReadOnlyList<ProgramRule> All { get; } = rules;

    /// <summary>Whether any of them asks for a title: otherwise minutes need not be read title by title.</summary>
    public bool AskForTitles { get; } = rules.Any(rule => !rule.Title.IsAnything);

    /// <summary>The rule that decides; null when none does.</summary>
    public ProgramRule? RuleFor(string? program, string? title) => All.FirstOrDefault(rule => rule.Matches(program, title));

    /// <summary>What a program with a title is.</summary>
    public ProgramCategory CategoryOf(string? program, string? title) => RuleFor(program, title)?.Category ?? ProgramCategory.Uncategorised;
}
