using System.Globalization;
using Microsoft.Extensions.Localization;
using WorkTrack.Domain.Reports;
using WorkTrack.Web.Access;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Reports;

/// <summary>What the lines of a report are called, now: names change, and history goes by the newest.</summary>
internal sealed class ReportNames(Board board, AccountDirectory directory, IStringLocalizer<ReportsText> text)
{
    private readonly Lazy<Dictionary<int, ComputerState>> _computers = new(() => board.Snapshot.All.ToDictionary(computer => computer.Key));

    /// <summary>The name of a line. It may come from an agent: text and nothing else.</summary>
    public string NameOf(ReportGrouping by, ReportKey key) => by switch
    {
        ReportGrouping.Team => TeamOf(key.Number),
        ReportGrouping.User => key.User ?? text["UnknownUser"],
        _ => ComputerOf(key) is { } computer
            ? computer.Name ?? computer.Id.Value
            : key.Number.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>A team's name.</summary>
    public string TeamOf(int team) => directory.TeamName(team) ?? text["NoTeam"];

    /// <summary>The computer of a line; null when it is none.</summary>
    public ComputerState? ComputerOf(ReportKey key) => _computers.Value.GetValueOrDefault(key.Number);
}
