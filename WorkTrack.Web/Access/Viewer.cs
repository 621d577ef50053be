using System.Security.Claims;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Access;

/// <summary>Who looks at a page, for as long as its circuit lives. The one place where pages learn what they may show.</summary>
public sealed class Viewer(Callers callers, AccountDirectory directory)
{
    private static readonly BoardScope Nothing = BoardScope.Of([]);

    /// <summary>The computers the viewer may see now.</summary>
    public BoardScope Scope => Caller?.Scope ?? Nothing;

    /// <summary>Who it is; null when nobody is signed in, or no longer.</summary>
    public Caller? Caller => callers.Find(User);

    /// <summary>What a team is called; null when there is none of that number.</summary>
    public string? TeamName(int team) => directory.TeamName(team);

    /// <summary>Who it is, for the audit log.</summary>
    public AuditActor Actor => AuditActor.Of(User, directory);

    /// <summary>The principal that the circuit began with, or that took its place.</summary>
    internal ClaimsPrincipal User { get; set; } = new(new ClaimsIdentity());
}
