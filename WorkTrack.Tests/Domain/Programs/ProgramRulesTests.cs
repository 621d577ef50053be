using CsCheck;
using WorkTrack.Domain.Programs;

namespace WorkTrack.Tests.Domain.Programs;

public sealed class ProgramRulesTests
{
    [Theory]
    [InlineData("*youtube*", "Cats - YouTube - Chrome", true)]
    [InlineData("youtube", "Cats - YouTube", false)]
    [InlineData("EXCEL.exe", "excel.EXE", true)]
    [InlineData("excel.???", "excel.exe", true)]
    [InlineData("excel*", "word.exe", false)]
    [InlineData("relatório*", "RELATÓRIO de vendas", true)]
    [InlineData("", "anything", true)]
    [InlineData("*", null, true)]
    [InlineData("a*", null, false)]
    [InlineData("(a+)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", false)] // Not an expression that could run for ever.
    public void Pattern_OfATitle_IsTheWholeTextWithStars(string pattern, string? text, bool matches) =>
        Assert.Equal(matches, new NamePattern(pattern).Matches(text));

    [Fact]
    public void Pattern_OfManyStars_AnswersAtOnce()
    {
        var pattern = new NamePattern(string.Concat(Enumerable.Repeat("*a", 100)) + "b");

        Assert.False(pattern.Matches(new string('a', 2000)));
    }

    [Fact]
    public void Category_OfAProgram_IsThatOfTheFirstRule()
    {
        var rules = new ProgramRules(
        [
            Rule("chrome*", "*training*", ProgramCategory.Productive),
            Rule("chrome*", "", ProgramCategory.Unproductive),
            Rule("", "*budget*", ProgramCategory.Neutral),
        ]);

        Assert.Equal(ProgramCategory.Productive, rules.CategoryOf("chrome.exe", "Safety training"));
        Assert.Equal(ProgramCategory.Unproductive, rules.CategoryOf("chrome.exe", "Budget"));
        Assert.Equal(ProgramCategory.Neutral, rules.CategoryOf("excel.exe", "Budget 2026"));
        Assert.Equal(ProgramCategory.Uncategorised, rules.CategoryOf("excel.exe", null));
        Assert.Equal(ProgramCategory.Uncategorised, new ProgramRules([]).CategoryOf("chrome.exe", "Cats"));
    }

    [Fact]
    public void Minutes_ByAnyRules_AddUpToAllOfThem()
    {
        var names = AnyOf<string?>("a.exe", "b.exe", "chrome", null);
        var windows = Gen.Select(names, AnyOf<string?>("x", "y", null), Gen.Long[0, 500]).List[0, 30];
        var rules = Gen.Select(AnyOf("", "a*", "*.exe", "chrome"), AnyOf("", "x", "*"), Gen.Enum<ProgramCategory>(), Rule).List[0, 6];
        Gen.Select(rules, windows).Sample((all, known) =>
        {
            var found = CategoryMinutes.Of(new ProgramRules(all), known.Select(window => (window.Item1, window.Item2, window.Item3)));
            var total = known.Sum(window => window.Item3);
            Assert.Equal(total, found.Total);
            Assert.Equal(total, found.Categories.Sum(share => share.Minutes));
            Assert.Equal(total, found.Programs.Sum(program => program.Minutes));
            Assert.All(found.Programs, program => Assert.Equal(program.Minutes, program.Shares.Sum(share => share.Minutes)));
        });
    }

    private static Gen<T> AnyOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static ProgramRule Rule(string program, string title, ProgramCategory category) => new(1, new(program), new(title), category);
}
