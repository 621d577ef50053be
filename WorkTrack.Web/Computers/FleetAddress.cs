using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Dashboard;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Computers;

/// <summary>
/// What somebody asks of the list of computers, as it stands in the addresses of its page and its file. What is the default
/// is left out; what makes no sense is the default.
/// </summary>
internal static class FleetAddress
{
    /// <summary>The list's page.</summary>
    public const string Page = "computers";

    /// <summary>The list as a file. Not below its page, where each computer has its own.</summary>
    public const string File = "computers.csv";

    /// <summary>For how many days computers to show were not heard.</summary>
    public static ImmutableArray<int> SilentDays { get; } = [1, 7, 30];

    /// <summary>Reads a query from its words in the address, each null when it is not there.</summary>
    public static BoardQuery Read(string? search, string? team, string? version, string? silent, string? sort, string? reversed) =>
        DashboardAddress.Read(search, null, null, reversed, team, null) with
        {
            Order = OrderOf(sort) ?? BoardOrder.Name,
            Version = version is null ? null : CleanText.Clean(version, ComputerProfile.MaxDetailLength) ?? "",
            SilentFor = SilenceOf(silent),
        };

    /// <summary>Writes a query into the address of the page or the file.</summary>
    /// <param name="path"><see cref="Page"/> or <see cref="File"/>.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="format">What kind of file; null for the page.</param>
    public static string Write(string path, BoardQuery query, string? format = null) => QueryHelpers.AddQueryString(
        path,
        new Dictionary<string, string?>
        {
            ["q"] = string.IsNullOrWhiteSpace(query.Search) ? null : query.Search,
            ["team"] = query.Team?.ToString(CultureInfo.InvariantCulture),
            ["version"] = query.Version,
            ["silent"] = DaysOf(query.SilentFor),
            ["sort"] = query.Order == BoardOrder.Name ? null : query.Order.ToString().ToLowerInvariant(),
            ["reversed"] = query.IsReversed ? "true" : null,
            ["format"] = format,
        }.Where(word => word.Value is not null));

    /// <summary>The order of a name, or null when there is none of that name.</summary>
    public static BoardOrder? OrderOf(string? name) => DashboardAddress.Word(name, Enum.GetValues<BoardOrder>());

    /// <summary>One of <see cref="SilentDays"/>; null for any other word.</summary>
    public static TimeSpan? SilenceOf(string? days) =>
        SilentDays.Select(choice => TimeSpan.FromDays(choice)).Where(choice => DaysOf(choice) == days).Cast<TimeSpan?>().FirstOrDefault();

    /// <summary>The days of a silence as they stand in the address.</summary>
    public static string? DaysOf(TimeSpan? silence) => silence?.Days.ToString(CultureInfo.InvariantCulture);
}
