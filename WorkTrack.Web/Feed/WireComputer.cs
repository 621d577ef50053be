using System.Text.Json.Serialization;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Feed;

/// <summary>What is true of a computer, as browsers and scripts read it.</summary>
internal record WireState(
    string ComputerId, string ComputerName, string UserName, string OsInfo, string Status, int UsageMinutes,
    IReadOnlyList<WireProgram> RunningPrograms, int TotalPrograms, WireWindow? ActiveWindow, DateTimeOffset RegisteredAt)
{
    /// <summary>Puts a state into the wire's words.</summary>
    public static WireState Of(ComputerState state) => new(
        state.Id.Value,
        state.Name ?? "Computador Desconhecido",
        state.Profile.UserName ?? "Usuário Desconhecido",
        state.Profile.OsInfo ?? "Sistema Desconhecido",
        StatusOf(state.Presence),
        state.UsageToday,
        WireProgram.Of(state.Programs),
        state.Programs.Total,
        state.Window is { } window ? new WireWindow(window.Title, window.Program, window.Path) : null,
        state.RegisteredAt);

    private static string StatusOf(Presence presence) => presence switch
    {
        Presence.Online => "online",
        Presence.Idle => "idle",
        Presence.Offline => "offline",
        _ => "unknown",
    };
}

/// <summary>A computer as browsers and scripts read it: what is true of it, and when it was last heard.</summary>
internal sealed record WireComputer : WireState
{
    private WireComputer(WireState state, Computer computer)
        : base(state) => (LastUpdate, Timestamp) = (computer.LastSeenAt, computer.AgentTime);

    /// <summary>When its last report came.</summary>
    [JsonPropertyOrder(1)]
    public DateTimeOffset LastUpdate { get; }

    /// <summary>The agent's own time of that report.</summary>
    [JsonPropertyOrder(1)]
    public string? Timestamp { get; }

    /// <summary>Puts a state and what is kept beside it into the wire's words.</summary>
    public static WireComputer Of(ComputerState state, Computer computer) => new(WireState.Of(state), computer);
}

/// <summary>A program that runs.</summary>
/// <param name="Pid">The operating system's number for it, when the agent said.</param>
/// <param name="Name">Its name.</param>
/// <param name="Path">Where it lies, when the agent said.</param>
/// <param name="StartTime">When it started, in the agent's words.</param>
internal sealed record WireProgram(long? Pid, string Name, string? Path, string? StartTime)
{
    /// <summary>Puts programs into the wire's words.</summary>
    public static IReadOnlyList<WireProgram> Of(ProgramList programs) =>
        [.. programs.First.Select(program => new WireProgram(program.ProcessId, program.Name, program.Path, program.StartTime))];
}

internal sealed record WireWindow(string? WindowTitle, string? ProgramName, string? ProgramPath);
