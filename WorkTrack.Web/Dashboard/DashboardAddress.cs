using System.Globalization;
using Microsoft.AspNetCore.Components;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>
/// What a supervisor asks for, as it stands in the dashboard's address: so that it is still there when the page is loaded
/// again, and can be sent to somebody. What is the default is left out; what makes no sense is the default.
/// </summary>
internal static class DashboardAddress
{
    /// <summary>Reads a query from its words in the address, each null when it is not there.</summary>
    public static BoardQuery Read(string? search, string? status, string? sort, string? reversed, string? team, string? program)
    {
        var kept = search ?? "";
        return new BoardQuery(
            kept.Length > BoardQuery.MaxSearchLength ? kept[..BoardQuery.MaxSearchLength] : kept,
            Word(status, Presence.Online, Presence.Idle, Presence.Offline, Presence.Unknown),
            OrderOf(sort) ?? BoardOrder.Name,
            reversed is "true",
            int.TryParse(team, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null,
            CleanText.Clean(program, RunningProgram.MaxNameLength));
    }

    /// <summary>Reads how to show it from its words in the address, each null when it is not there.</summary>
    public static DashboardLook ReadLook(string? view, string? group, string? density, string? days) => new(
        view == "table", group == "team", density == "compact",
        DashboardLook.DayChoices.FirstOrDefault(choice => days == Text(choice), DashboardLook.DayChoices[0]));

    /// <summary>Writes a query, and how to show it, into the present address.</summary>
    public static string Write(NavigationManager navigation, BoardQuery query, DashboardLook look) => navigation.GetUriWithQueryParameters(
        new Dictionary<string, object?>
        {
            ["q"] = string.IsNullOrWhiteSpace(query.Search) ? null : query.Search,
            ["status"] = query.Presence is { } presence ? PresenceLook.Of(presence).Word : null,
            ["sort"] = query.Order == BoardOrder.Name ? null : query.Order.ToString().ToLowerInvariant(),
            ["reversed"] = query.IsReversed ? "true" : null,
            ["team"] = query.Team is { } team ? Text(team) : null,
            ["program"] = query.Program,
            ["group"] = look.IsByTeam ? "team" : null,
            ["density"] = look.IsCompact ? "compact" : null,
            ["view"] = look.IsTable ? "table" : null,
            ["days"] = look.Days == DashboardLook.DayChoices[0] ? null : Text(look.Days),
        });

    /// <summary>The order of a name, or null when the dashboard has none of that name.</summary>
    public static BoardOrder? OrderOf(string? name) => Word(name, DashboardLook.Orders.AsSpan());

    /// <summary>A query in another order; in the opposite one when that is its order already.</summary>
    public static BoardQuery Sorted(BoardQuery query, BoardOrder order) =>
        query with { Order = order, IsReversed = query.Order == order && !query.IsReversed };

    /// <summary>The value that a word stands for, in upper or lower case; null when it is none of some.</summary>
    public static T? Word<T>(string? word, params ReadOnlySpan<T> values)
        where T : struct, Enum
    {
        foreach (var value in values)
        {
            if (string.Equals(value.ToString(), word, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        return null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
