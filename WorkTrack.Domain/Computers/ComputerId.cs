using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace WorkTrack.Domain.Computers;

/// <summary>The name an agent gives its computer: 1 to 100 of <c>A-Z a-z 0-9 . _ : -</c>, upper and lower case being different.</summary>
public readonly record struct ComputerId
{
    /// <summary>The most characters an id may have.</summary>
    public const int MaxLength = 100;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-");

    private ComputerId(string value) => Value = value;

    /// <summary>The id as the agent sent it.</summary>
    public string Value { get; }

    /// <summary>Takes <paramref name="text"/> as an id, or says that it is none.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ComputerId id)
    {
        id = default;
        if (string.IsNullOrEmpty(text) || text.Length > MaxLength || text.AsSpan().ContainsAnyExcept(Allowed))
        {
            return false;
        }

        id = new ComputerId(text);
        return true;
    }

    /// <summary>Takes <paramref name="text"/> as an id.</summary>
    /// <exception cref="FormatException"><paramref name="text"/> is not an id.</exception>
    public static ComputerId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException("Not a computer id.");

    /// <inheritdoc/>
    public override string ToString() => Value;
}
