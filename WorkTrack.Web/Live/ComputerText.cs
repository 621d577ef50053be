using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace WorkTrack.Web.Live;

/// <summary>
/// What of a state is searched and sorted by, prepared once. States are immutable and shared by all screens, so a fleet
/// of thousands costs a screen comparisons of ready-made keys and no text processing.
/// </summary>
internal sealed class ComputerText : IComparable<ComputerText>
{
    /// <summary>What a computer is called that has not said its name.</summary>
    public const string UnknownComputer = "Unknown computer";

    // Gone together with its state.
    private static readonly ConditionalWeakTable<ComputerState, ComputerText> Known = [];

    private readonly SortKey _name;
    private readonly string _id;
    private readonly ComputerState _state;
    private string? _searched;

    private ComputerText(ComputerState state)
    {
        _name = CultureInfo.InvariantCulture.CompareInfo.GetSortKey(state.Name ?? UnknownComputer, CompareOptions.IgnoreCase);
        _id = state.Id.Value;
        _state = state;
    }

    public static ComputerText Of(ComputerState state) => Known.GetValue(state, static state => new ComputerText(state));

    /// <summary>Text without case and accents: "Relatório" and "RELATORIO" become the same.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToUpperInvariant(c));
            }
        }

        return folded.ToString();
    }

    // Made by the first search: most states are sorted, and replaced before anybody searches them.
    private string Searched => _searched ??= Fold(string.Join(
        '\n', _state.GivenName, _state.Profile.Name, _state.Profile.UserName, _state.Profile.OsInfo, _id, _state.Window?.Program, _state.Window?.Title));

    /// <summary>Whether every one of some words occurs in it.</summary>
    /// <param name="words">Words, folded.</param>
    public bool ContainsAll(string[] words)
    {
        foreach (var word in words)
        {
            if (!Searched.Contains(word, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>By name, then by id, upper and lower case alike; the exact id decides between two that differ in nothing else.</summary>
    public int CompareTo(ComputerText? other)
    {
        if (other is null)
        {
            return 1;
        }

        var order = SortKey.Compare(_name, other._name);
        order = order != 0 ? order : string.Compare(_id, other._id, StringComparison.OrdinalIgnoreCase);
        return order != 0 ? order : string.CompareOrdinal(_id, other._id);
    }
}
