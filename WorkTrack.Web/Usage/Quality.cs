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

/// <summary>What of a total's quality programs and people are told.</summary>
internal static class Quality
{
    private static readonly (Remarks Remarks, QualityCode Code)[] Known =
    [
        (Remarks.GapBegins | Remarks.GapEnds, QualityCode.Gap),
        (Remarks.ServerAway, QualityCode.ServerAway),
        (Remarks.Vouched, QualityCode.Vouched),
        (Remarks.ClockCorrected, QualityCode.ClockCorrected),
        (Remarks.SamplesRefused, QualityCode.SamplesRefused),
    ];

    /// <summary>What a day's remarks mean; nothing when nothing is known to be missing or unsure.</summary>
    public static ImmutableArray<QualityCode> Of(Remarks remarks) =>
        [.. Known.Where(known => (remarks & known.Remarks) != 0).Select(known => known.Code)];
}
