using System.Collections.Immutable;
using System.Globalization;

namespace WorkTrack.Data.Days;

/// <summary>Whose usage is asked for: that of all computers, of one, or of those of some teams.</summary>
public sealed class UsageOf
{
    private readonly ImmutableArray<int>? _teams;

    private UsageOf(int? computer, ImmutableArray<int>? teams) => (Computer, _teams) = (computer, teams);

    /// <summary>All computers.</summary>
    public static UsageOf Everything { get; } = new(null, null);

    /// <summary>The only computer, by its key; null when there may be more.</summary>
    public int? Computer { get; }

    /// <summary>One computer, by its key.</summary>
    public static UsageOf One(int computer) => new(computer, null);

    /// <summary>The computers that belong to some teams now.</summary>
    public static UsageOf Teams(IEnumerable<int> teams) => new(null, [.. teams]);

    /// <summary>The condition on a column <c>computer</c>, to be added to others.</summary>
    internal string AndSql =>
        Computer is { } only ? string.Create(CultureInfo.InvariantCulture, $" AND computer = {only}")
        : _teams is { } teams ? $" AND computer IN (SELECT computer_key FROM computers WHERE team IN ({Masks.List(teams)}))"
        : "";
}
