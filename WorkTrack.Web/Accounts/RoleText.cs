using WorkTrack.Data.Accounts;

namespace WorkTrack.Web.Accounts;

/// <summary>What roles are called on screen.</summary>
internal static class RoleText
{
    /// <summary>All roles, in the order of a list to choose from.</summary>
    public static IReadOnlyList<Role> All { get; } = [Role.Viewer, Role.Supervisor, Role.Admin, Role.Auditor];

    /// <summary>A role in a word.</summary>
    public static string Of(Role role) => role switch
    {
        Role.Admin => "Administrator",
        Role.Supervisor => "Supervisor",
        Role.Viewer => "Viewer",
        _ => "Auditor",
    };

    /// <summary>What a role may do, in a sentence.</summary>
    public static string Meaning(Role role) => role switch
    {
        Role.Admin => "Sees all computers, and decides who else may see and do what.",
        Role.Supervisor => "Sees the computers of some teams, and looks after them.",
        Role.Viewer => "Sees the computers of some teams, and changes nothing.",
        _ => "Reads the audit log, and sees no computer.",
    };

    /// <summary>Whether a role sees the computers of its teams only.</summary>
    public static bool HasTeams(Role role) => role is Role.Supervisor or Role.Viewer;
}
