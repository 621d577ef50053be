using System.IO.Enumeration;

namespace WorkTrack.Domain.Programs;

/// <summary>
/// A pattern of names or titles: the whole text, in capitals or not, where <c>*</c> stands for anything and <c>?</c> for one
/// character. Matching takes no longer than the text and the pattern are long: no pattern can hold the server up.
/// </summary>
/// <param name="Text">The pattern.</param>
public readonly record struct NamePattern(string Text)
{
    /// <summary>The most characters.</summary>
    public const int MaxLength = 200;

    /// <summary>Whether it speaks of everything, also of what has no name.</summary>
    public bool IsAnything => Text is "" or "*";

    /// <summary>Whether a text is meant; null for one that is not known.</summary>
    public bool Matches(string? text) => IsAnything || (text is not null && FileSystemName.MatchesSimpleExpression(Text, text, ignoreCase: true));
}
