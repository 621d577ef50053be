using System.Globalization;
using System.Text.RegularExpressions;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Languages;

namespace WorkTrack.Tests.Languages;

/// <summary>Every word on screen exists in every language, and none of them for nothing.</summary>
public sealed partial class ResourceTests
{
    private static readonly string Web = Path.Combine(ServerProcess.Repository, "WorkTrack.Web");

    // What a product, a file or a header is called is so in every language.
    private static readonly string[] Names =
        ["WorkTrack", "- WorkTrack", "Work", "Track", "config.json", "Authorization: Bearer TOKEN", "Authorization: Bearer", "X-Agent-Key"];

    public static TheoryData<string> Resources => [.. Directory.EnumerateFiles(Web, "*Text.resx", SearchOption.AllDirectories)
        .Where(IsSource).Select(file => Path.GetFileNameWithoutExtension(file)).Order()];

    /// <summary>All but those that MudBlazor asks for by itself.</summary>
    public static TheoryData<string> AskedForByPages => [.. Resources.Select(row => row.Data).Except([nameof(MudText)])];

    [Theory]
    [MemberData(nameof(Resources))]
    public void Resource_EachLanguage_HasTheSameKeysAndPlaceholders(string resource)
    {
        var english = Read(resource, Language.English.Culture);
        Assert.NotEmpty(english);
        foreach (var language in Language.All)
        {
            var translated = Read(resource, language.Culture);
            Assert.Equal(english.Keys.Order(), translated.Keys.Order());
            Assert.All(translated, word => Assert.False(string.IsNullOrWhiteSpace(word.Value), $"{language.Tag} {word.Key} is empty."));
            Assert.All(translated, word => Assert.Equal(Placeholders(english[word.Key]), Placeholders(word.Value)));
        }
    }

    [Theory]
    [MemberData(nameof(AskedForByPages))]
    public void Resource_EachKey_IsUsed(string resource)
    {
        var used = Sources().SelectMany(source => Literals(source.Text)).ToHashSet(StringComparer.Ordinal);
        var begun = Sources().SelectMany(source => KeyBeginning().Matches(source.Text).Select(match => match.Groups[1].Value)).ToHashSet(StringComparer.Ordinal);

        string[] unused =
        [
            .. Read(resource, Language.English.Culture).Keys
                .Where(key => !used.Contains(key) && !begun.Any(beginning => key.StartsWith(beginning, StringComparison.Ordinal))),
        ];
        Assert.Empty(unused);
    }

    [Fact]
    public void Source_EachKey_Exists()
    {
        var known = Resources.ToDictionary(row => row.Data, row => Read(row.Data, Language.English.Culture).Keys.ToHashSet(StringComparer.Ordinal));
        var missing = new List<string>();
        foreach (var component in Sources().GroupBy(source => source.File.Replace(".razor.cs", ".razor", StringComparison.Ordinal)))
        {
            var text = string.Concat(component.Select(source => source.Text));
            foreach (var (resource, name) in Localizer().Matches(text).Select(match => (match.Groups[1].Value, match.Groups[2].Value)).Distinct())
            {
                missing.AddRange(Regex.Matches(text, $@"\b{Regex.Escape(name)}\[([^,\]]*)")
                    .SelectMany(match => Literals(match.Groups[1].Value))
                    .Where(key => known.TryGetValue(resource, out var keys) && !keys.Contains(key))
                    .Select(key => $"{component.Key}: {resource} has no {key}"));
            }
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void Markup_HasNoWordsOfItsOwn() => Assert.Empty(
        Sources().Where(source => source.File.EndsWith(".razor", StringComparison.Ordinal))
            .SelectMany(source => RazorText.Of(source.Text).Where(text => !Names.Contains(text)).Select(text => $"{source.File}: {text}")));

    private static Dictionary<string, string> Read(string resource, CultureInfo culture)
    {
        var type = typeof(Language).Assembly.GetTypes().Single(type => type.Name == resource && type.Namespace != null);
        var manager = new System.Resources.ResourceManager(type.FullName!, type.Assembly);
        var set = manager.GetResourceSet(culture == Language.English.Culture ? CultureInfo.InvariantCulture : culture, createIfNotExists: true, tryParents: false);
        Assert.True(set is not null, $"{resource} does not exist in {culture.Name}.");
        return set.Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    private static IEnumerable<string> Placeholders(string text) => Placeholder().Matches(text).Select(match => match.Value).Distinct().Order();

    private static IEnumerable<(string File, string Text)> Sources() => Directory.EnumerateFiles(Web, "*.*", SearchOption.AllDirectories)
        .Where(file => IsSource(file) && Path.GetExtension(file) is ".cs" or ".razor")
        .Select(file => (Path.GetRelativePath(Web, file), File.ReadAllText(file)));

    private static bool IsSource(string file) =>
        !Path.GetRelativePath(Web, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj");

    private static IEnumerable<string> Literals(string text) => Literal().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"""([A-Z]\w+)""")]
    private static partial Regex Literal();

    /// <summary>Keys that are put together, such as <c>$"Role{role}"</c>.</summary>
    [GeneratedRegex(@"\[\$?""([A-Z]\w+)\{")]
    private static partial Regex KeyBeginning();

    [GeneratedRegex(@"\{\d(?::\w+)?\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"IStringLocalizer<(\w+)>\s+(\w+)")]
    private static partial Regex Localizer();
}
