using System.Security.Claims;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Keys;

/// <summary>Who sends a report, as its key proves.</summary>
/// <param name="KeyId">The key; null under open access, where anybody may send anything.</param>
/// <param name="Team">The team that computers join which become known by it; 0 for none.</param>
/// <param name="Computer">The one computer that may use the key; null for the key of a team.</param>
public sealed record AgentIdentity(string? KeyId, int Team, ComputerId? Computer)
{
    /// <summary>Somebody on this machine, under open access.</summary>
    public static AgentIdentity Anybody { get; } = new(null, 0, null);

    /// <summary>Whose new computers are counted together: all of a key's, and all that come without one.</summary>
    public string Source { get; } = KeyId ?? "open";

    /// <summary>Whether it may report a computer.</summary>
    /// <param name="id">The computer.</param>
    /// <param name="team">The computer's team, 0 for none; null when it is not known yet.</param>
    public bool MayReport(ComputerId id, int? team) =>
        KeyId is null || (Computer is { } own ? own == id : team is null or 0 || team == Team);
}

/// <summary>
/// A sender that got in. Made once per key and shared by all its requests, so that a report costs no new objects.
/// </summary>
internal sealed class AgentPrincipal(AgentIdentity agent, string scheme) : ClaimsPrincipal(new ClaimsIdentity([], scheme))
{
    public AgentIdentity Agent { get; } = agent;
}

/// <summary>What controllers ask of a request that got in.</summary>
internal static class AgentRequest
{
    /// <summary>Who sends it. Only on addresses that ask for <see cref="Access.Policies.Agent"/>.</summary>
    public static AgentIdentity Agent(this ClaimsPrincipal user) => ((AgentPrincipal)user).Agent;
}
