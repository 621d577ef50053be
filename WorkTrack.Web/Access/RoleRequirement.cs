using Microsoft.AspNetCore.Authorization;
using WorkTrack.Data.Accounts;

namespace WorkTrack.Web.Access;

/// <summary>Needs somebody of one of some roles; of any when none is named.</summary>
internal sealed class RoleRequirement(params Role[] roles) : IAuthorizationRequirement
{
    /// <summary>Whether a role is enough.</summary>
    public bool IsMetBy(Role role) => roles.Length == 0 || roles.Contains(role);
}

/// <summary>Asks for the role that somebody has now, not the one they had when they signed in.</summary>
internal sealed class RoleHandler(Callers callers) : AuthorizationHandler<RoleRequirement>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RoleRequirement requirement)
    {
        if (callers.Find(context.User) is { } caller && requirement.IsMetBy(caller.Role))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
