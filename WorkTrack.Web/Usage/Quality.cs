using System.Collections.Immutable;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Usage;

/// <summary>Why a day's total may not be the whole truth.</summary>
internal enum QualityCode
{
    /// <summary>Minutes of a silence in which the counter went on were not counted.</summary>
    Gap,

    /// <summary>No server could be reached for longer than can be counted across.</summary>
    ServerAway,

    /// <summary>Minutes rest on the agent's word.</summary>
    Vouched,

    /// <summary>The agent's clock was wrong, and its minutes were corrected or bounded.</summary>
    ClockCorrected,

    /// <summary>Samples were refused.</summary>
    SamplesRefused,
}

/// <summary>One such reason, for programs and for people.</summary>
/// <param name="Code">For programs.</param>
/// <param name="Label">For people, in a word or two.</param>
/// <param name="Explanation">For people, in a sentence.</param>
internal sealed record Quality(QualityCode Code, string Label, string Explanation)
{
    private static readonly (Remarks Remarks, Quality Quality)[] Known =
    [
        (Remarks.GapBegins | Remarks.GapEnds, new(
            QualityCode.Gap, "Gap",
            "The computer fell silent and its counter went on. It may have slept or been cut off, so that time is not counted.")),
        (Remarks.ServerAway, new(
            QualityCode.ServerAway, "Server away",
            "WorkTrack could not be reached for more than two hours. What was used meanwhile may be missing.")),
        (Remarks.Vouched, new(
            QualityCode.Vouched, "Vouched",
            "Some minutes lie before the computer's first report and rest on its agent's word.")),
        (Remarks.ClockCorrected, new(
            QualityCode.ClockCorrected, "Clock corrected",
            "The computer's clock was wrong or was set. Its minutes were moved, or limited to what is possible.")),
        (Remarks.SamplesRefused, new(
            QualityCode.SamplesRefused, "Reports refused",
            "A part of what the agent sent could not be taken and is missing.")),
    ];

    /// <summary>What a day's remarks mean; nothing when nothing is known to be missing or unsure.</summary>
    public static ImmutableArray<Quality> Of(Remarks remarks) =>
        [.. Known.Where(known => (remarks & known.Remarks) != 0).Select(known => known.Quality)];

    /// <summary>The same for programs.</summary>
    public static IReadOnlyList<QualityCode> CodesOf(Remarks remarks) => [.. Of(remarks).Select(quality => quality.Code)];
}
