using WorkTrack.Domain.Computers;
using WorkTrack.Web.Feed;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Usage;

/// <summary>Every computer.</summary>
/// <param name="Day">The organisation's day that usage is counted for.</param>
/// <param name="Computers">The computers, in the order they became known.</param>
internal sealed record ComputerList(DateOnly Day, IReadOnlyList<ComputerSummary> Computers);

/// <summary>What is true of a computer now.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What people call it, else its own name; null when it never said.</param>
/// <param name="User">Who is signed in; null when it never said.</param>
/// <param name="Os">Its operating system; null when it never said.</param>
/// <param name="Status">Whether it is there; unknown after a start of the server, until it is heard.</param>
/// <param name="IdleSince">Since when nobody has used it; null unless it is idle.</param>
/// <param name="UsageMinutes">Active minutes of the current day.</param>
/// <param name="Quality">Why those may not be the whole truth; empty when nothing is known to be missing or unsure.</param>
/// <param name="RegisteredAt">When it became known.</param>
/// <param name="LastUpdate">When its last report came.</param>
internal record ComputerSummary(
    string Id, string? Name, string? User, string? Os, Presence Status, DateTimeOffset? IdleSince, int UsageMinutes,
    IReadOnlyList<QualityCode> Quality, DateTimeOffset RegisteredAt, DateTimeOffset LastUpdate)
{
    /// <summary>Puts a state and what is kept beside it into the wire's words.</summary>
    public static ComputerSummary Of(ComputerState state, Computer computer) => new(
        state.Id.Value, state.Name, state.Profile.UserName, state.Profile.OsInfo, state.Presence, state.IdleSince,
        state.UsageToday, Usage.Quality.Of(state.RemarksToday), state.RegisteredAt, computer.LastSeenAt);
}

/// <summary>Everything that is known of a computer now.</summary>
internal sealed record ComputerDetail : ComputerSummary
{
    private ComputerDetail(ComputerSummary summary)
        : base(summary)
    {
    }

    /// <summary>The window in front; null when there is none.</summary>
    public required WindowSummary? Window { get; init; }

    /// <summary>The first programs that run on it, at most 10.</summary>
    public required IReadOnlyList<WireProgram> Programs { get; init; }

    /// <summary>How many programs run.</summary>
    public required int TotalPrograms { get; init; }

    /// <summary>Its own address, as the agent sees it.</summary>
    public required string? IpAddress { get; init; }

    /// <summary>Its network card's address.</summary>
    public required string? MacAddress { get; init; }

    /// <summary>The agent's version.</summary>
    public required string? AgentVersion { get; init; }

    /// <summary>Puts a state and what is kept beside it into the wire's words.</summary>
    public static new ComputerDetail Of(ComputerState state, Computer computer) => new(ComputerSummary.Of(state, computer))
    {
        Window = state.Window is { } window ? new WindowSummary(window.Program, window.Title, window.Path) : null,
        Programs = WireProgram.Of(state.Programs),
        TotalPrograms = state.Programs.Total,
        IpAddress = state.Profile.IpAddress,
        MacAddress = state.Profile.MacAddress,
        AgentVersion = state.Profile.AgentVersion,
    };
}

/// <summary>The window in front.</summary>
/// <param name="Program">The program's name.</param>
/// <param name="Title">The window's title.</param>
/// <param name="Path">Where the program lies.</param>
internal sealed record WindowSummary(string? Program, string? Title, string? Path);
