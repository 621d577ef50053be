using System.Net;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Keys;
using WorkTrack.Web.Keys;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Agents;

/// <summary>A key as its line on the page shows it.</summary>
/// <param name="Key">The key.</param>
/// <param name="State">What it is worth now.</param>
/// <param name="Computer">The computer it belongs to, as far as that is known; null for the key of a team.</param>
/// <param name="Team">The team it is seen by: that of its computer, once it has one.</param>
/// <param name="LastUsedAt">When it was last used; null when it never was.</param>
/// <param name="Address">Whence.</param>
/// <param name="OtherAddress">Whence as well, in turn; null when it never was.</param>
public sealed record KeyLine(
    AgentKey Key, KeyState State, ComputerProfile? Computer, int Team, DateTimeOffset? LastUsedAt, IPAddress? Address, IPAddress? OtherAddress)
{
    /// <summary>What people call the computer; null when they call it as its agent does.</summary>
    public string? GivenName { get; init; }

    /// <summary>What people know it by; null for the key of a team that was given no name.</summary>
    public string? Name => Key.Label is { Length: > 0 } label ? label
        : GivenName ?? Computer?.Name ?? Key.Origin?.Name ?? Key.Computer?.Value;

    /// <summary>Whether it looks as if two computers had it.</summary>
    public bool IsShared => OtherAddress is not null && State == KeyState.Active;

    /// <summary>Whether whoever asks for it looks like another computer than the one that is known under this id.</summary>
    public bool LooksCopied => State == KeyState.Pending && Computer is not null
        && ((Key.Origin?.MacAddress is { } mac && Computer.MacAddress is { } known && !mac.Equals(known, StringComparison.OrdinalIgnoreCase))
            || (Key.Origin?.Name is { } name && Computer.Name is { } called && !name.Equals(called, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether a search finds it.</summary>
    public bool Matches(string? search) => string.IsNullOrWhiteSpace(search)
        || new[] { Name, Key.Id, Key.Computer?.Value, Computer?.Name, Address?.ToString() }
            .Any(text => text?.Contains(search.Trim(), StringComparison.CurrentCultureIgnoreCase) == true);

    /// <summary>Makes the line of a key.</summary>
    public static KeyLine Of(BookedKey booked, Board board, DateTimeOffset now)
    {
        var computer = booked.Key.Computer is { } id ? board.StateOf(id) : null;
        return new KeyLine(
            booked.Key, booked.Key.StateAt(now), computer?.Profile, computer is { Team: not 0 and var team } ? team : booked.Key.Team,
            booked.Use.LastUsedAt, booked.Use.Address, booked.Use.OtherAddress)
        {
            GivenName = computer?.GivenName,
        };
    }
}
