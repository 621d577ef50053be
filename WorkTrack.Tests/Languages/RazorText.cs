using System.Text;
using System.Text.RegularExpressions;

namespace WorkTrack.Tests.Languages;

/// <summary>
/// Finds words that stand in a component's markup as they are: between tags, in attributes that people read or hear, and in
/// the sentences of its code. It knows just enough of Razor for that.
/// </summary>
internal static partial class RazorText
{
    // Statements that stand between tags, and are no text.
    private static readonly string[] Statements = ["else", "break;", "default", "case "];

    /// <summary>The words of a component.</summary>
    public static IEnumerable<string> Of(string razor)
    {
        var text = Directive().Replace(Comment().Replace(razor, ""), "");
        var code = text.IndexOf("@code {", StringComparison.Ordinal);
        var markup = code < 0 ? text : text[..code];
        return BetweenTags(markup).Concat(InAttributes(markup)).Concat(code < 0 ? [] : Sentence().Matches(text, code).Select(match => match.Groups[1].Value));
    }

    private static IEnumerable<string> BetweenTags(string markup)
    {
        var plain = new StringBuilder();
        for (var at = 0; at < markup.Length;)
        {
            if (markup[at] == '@')
            {
                at = AfterExpression(markup, at + 1);
            }
            else if (markup[at] == '<')
            {
                plain.Append('\n');
                at = AfterTag(markup, at);
            }
            else
            {
                plain.Append(markup[at++]);
            }
        }

        return plain.ToString().Split('\n').Select(line => line.Trim().Trim('{', '}', ' ', '.', ':', ',', '·', '–', '(', ')'))
            .Where(line => line.Count(char.IsLetter) > 1 && !Statements.Any(word => line.StartsWith(word, StringComparison.Ordinal)));
    }

    private static IEnumerable<string> InAttributes(string markup) =>
        Attribute().Matches(markup).Select(match => match.Groups[1].Value).Where(value => !value.Contains('@') && value.Any(char.IsLetter));

    /// <summary>Where an expression of C# ends: after its name, and whatever brackets follow.</summary>
    private static int AfterExpression(string markup, int at)
    {
        var word = Word().Match(markup, at);
        at += word.Length;
        var isStatement = word.Value is "if" or "foreach" or "switch" or "for" or "while";
        if (isStatement)
        {
            at++;
        }

        while (at < markup.Length && (markup[at] is '(' or '[' || (word.Length == 0 && markup[at] == '{')))
        {
            at = AfterBrackets(markup, at);
            at += Word().Match(markup, at).Length;
        }

        return at;
    }

    private static int AfterBrackets(string text, int at)
    {
        var depth = 0;
        do
        {
            depth += text[at] is '(' or '[' or '{' ? 1 : text[at] is ')' or ']' or '}' ? -1 : 0;
            at = text[at] == '"' ? text.IndexOf('"', at + 1) + 1 : at + 1;
        }
        while (depth > 0);
        return at;
    }

    private static int AfterTag(string markup, int at)
    {
        for (at++; markup[at] != '>'; at++)
        {
            if (markup[at] == '"')
            {
                for (at++; markup[at] != '"'; at++)
                {
                    if (markup[at] == '@')
                    {
                        at = AfterExpression(markup, at + 1) - 1;
                    }
                }
            }
        }

        return at + 1;
    }

    [GeneratedRegex(@"@\*.*?\*@", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^@(?:page|using|inject|inherits|implements|layout|attribute|typeparam)\b.*$", RegexOptions.Multiline)]
    private static partial Regex Directive();

    [GeneratedRegex(@"\G[\w.?!]*")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:title|aria-label|placeholder|alt|Title|Label|AriaLabel|Text|Description|HelperText|Placeholder)=""([^""]*)""")]
    private static partial Regex Attribute();

    /// <summary>At least two words, the first of which begins as sentences do.</summary>
    [GeneratedRegex(@"(?<!\$)""([A-Z][^""\\{}]* [a-z][^""\\]*)""")]
    private static partial Regex Sentence();
}
