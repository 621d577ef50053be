using WorkTrack.Data.Accounts;
using WorkTrack.Web.Accounts;

namespace WorkTrack.Web.Admin;

/// <summary>What an administrator has chosen for a user.</summary>
public sealed class UserChoice
{
    /// <summary>What the user signs in as.</summary>
    public string Name { get; set; } = "";

    /// <summary>Whether the user is yet to be made.</summary>
    public bool IsNew { get; set; } = true;

    /// <summary>What the user may do.</summary>
    public Role Role { get; set; } = Role.Supervisor;

    /// <summary>The teams that are chosen.</summary>
    public HashSet<int> Teams { get; set; } = [];

    /// <summary>The teams that count: those of roles that have any.</summary>
    public IReadOnlyCollection<int> SeenTeams => RoleText.HasTeams(Role) ? Teams : [];
}
