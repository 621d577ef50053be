using Microsoft.Extensions.Localization;
using WorkTrack.Data.Accounts;

namespace WorkTrack.Web.Accounts;

/// <summary>What roles are called on screen.</summary>
internal static class RoleText
{
    /// <summary>All roles, in the order of a list to choose from.</summary>
    public static IReadOnlyList<Role> All { get; } = [Role.Viewer, Role.Supervisor, Role.Admin, Role.Auditor];

    /// <summary>A role in a word.</summary>
    public static string Of(IStringLocalizer<AccountsText> words, Role role) => words[$"Role{role}"];

    /// <summary>What a role may do, in a sentence.</summary>
    public static string Meaning(IStringLocalizer<AccountsText> words, Role role) => words[$"Meaning{role}"];

    /// <summary>Whether a role sees the computers of its teams only.</summary>
    public static bool HasTeams(Role role) => role is Role.Supervisor or Role.Viewer;
}
