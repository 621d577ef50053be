using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>
/// What of a state is searched and sorted by, prepared once. States are immutable and shared by all screens, so a fleet
/// of thousands costs a screen comparisons of ready-made keys and no text processing.
/// </summary>
internal sealed class CardText : IComparable<CardText>
{
    /// <summary>What a computer is called that has not said its name.</summary>
    public const string UnknownComputer = "Unknown computer";

    // Gone together with its state.
    private static readonly ConditionalWeakTable<ComputerState, CardText> Known = [];

    private readonly SortKey _name;
    private readonly string _id;
    private readonly string _searched;

    private CardText(ComputerState state)
    {
        _name = CultureInfo.InvariantCulture.CompareInfo.GetSortKey(state.Profile.Name ?? UnknownComputer, CompareOptions.IgnoreCase);
        _id = state.Id.Value;
        _searched = Fold(string.Join(
            '\n', state.Profile.Name, state.Profile.UserName, state.Profile.OsInfo, _id, state.Window?.Program, state.Window?.Title));
    }

    public static CardText Of(ComputerState state) => Known.GetValue(state, static state => new CardText(state));

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

    /// <summary>Whether every one of some words occurs in it.</summary>
    /// <param name="words">Words, folded.</param>
    public bool ContainsAll(IReadOnlyCollection<string> words) =>
        words.All(word => _searched.Contains(word, StringComparison.Ordinal));

    /// <summary>By name, then by id, upper and lower case alike; the exact id decides between two that differ in nothing else.</summary>
    public int CompareTo(CardText? other)
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
