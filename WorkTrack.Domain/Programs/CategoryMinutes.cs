using System.Collections.Immutable;

namespace WorkTrack.Domain.Programs;

/// <summary>How long a program was in front, and as what.</summary>
/// <param name="Program">Its name; null when it is not known.</param>
/// <param name="Minutes">Active minutes.</param>
/// <param name="Shares">The same by category, the largest first; more than one where titles make the difference.</param>
public sealed record CategorisedProgram(string? Program, long Minutes, ImmutableArray<(ProgramCategory Category, long Minutes)> Shares);

/// <summary>Active minutes by category and program. Immutable.</summary>
/// <param name="Total">All of them.</param>
/// <param name="Categories">Those of each category, in their order, those with none included.</param>
/// <param name="Programs">By program, most first.</param>
public sealed record CategoryMinutes(
    long Total, ImmutableArray<(ProgramCategory Category, long Minutes)> Categories, ImmutableArray<CategorisedProgram> Programs)
{
    /// <summary>Sorts minutes by what rules say of them. No minute is lost, and none is counted twice.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="windows">Minutes by program and title.</param>
    public static CategoryMinutes Of(ProgramRules rules, IEnumerable<(string? Program, string? Title, long Minutes)> windows)
    {
        var sums = windows.GroupBy(window => (window.Program, Category: rules.CategoryOf(window.Program, window.Title)), window => window.Minutes)
            .Select(same => (same.Key.Program, same.Key.Category, Minutes: same.Sum())).ToList();
        return new CategoryMinutes(
            sums.Sum(sum => sum.Minutes),
            [.. Enum.GetValues<ProgramCategory>().Select(category => (category, sums.Where(sum => sum.Category == category).Sum(sum => sum.Minutes)))],
            [
                .. sums.GroupBy(sum => sum.Program)
                    .Select(program => new CategorisedProgram(
                        program.Key, program.Sum(sum => sum.Minutes),
                        [.. program.OrderByDescending(sum => sum.Minutes).Select(sum => (sum.Category, sum.Minutes))]))
                    .OrderByDescending(program => program.Minutes).ThenBy(program => program.Program, StringComparer.Ordinal),
            ]);
    }
}
