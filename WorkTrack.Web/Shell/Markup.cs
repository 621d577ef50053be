using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;

namespace WorkTrack.Web.Shell;

/// <summary>
/// Markup written as an interpolated string. Every text in it is encoded, and only whole numbers and other markup stand as
/// they are: what an agent sent cannot become markup by oversight.
/// </summary>
/// <remarks>Takes the place of Razor where the same piece is on many screens: a string is shared by circuits, a component's nodes are not.</remarks>
[InterpolatedStringHandler]
internal readonly ref struct Markup(int literalLength, int formattedCount)
{
    private const int UsualTextLength = 24;

    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder _written = new(literalLength + (formattedCount * UsualTextLength));

    /// <summary>Makes markup of what was written.</summary>
    public static MarkupString Of(Markup markup) => new(markup._written.ToString());

    /// <summary>Writes what stands in the program itself.</summary>
    public void AppendLiteral(string literal) => _written.Append(literal);

    /// <summary>Writes a text, encoded; nothing for null.</summary>
    public void AppendFormatted(string? text)
    {
        if (!string.IsNullOrEmpty(text))
        {
            _written.Append(Encoder.Encode(text));
        }
    }

    /// <summary>Writes a number.</summary>
    public void AppendFormatted(int number) => _written.Append(CultureInfo.InvariantCulture, $"{number}");

    /// <summary>Writes other markup.</summary>
    public void AppendFormatted(MarkupString markup) => _written.Append(markup.Value);

    /// <summary>Writes pieces of other markup, one after the other.</summary>
    public void AppendFormatted(IEnumerable<MarkupString> pieces)
    {
        foreach (var piece in pieces)
        {
            AppendFormatted(piece);
        }
    }
}
