using Microsoft.AspNetCore.Identity;

namespace WorkTrack.Web.Accounts;

internal static class IdentityResults
{
    /// <summary>For changes that nothing a person typed can make fail.</summary>
    /// <exception cref="InvalidOperationException">It failed: two of them met, and the later one has to be made again.</exception>
    public static void ThrowUnlessDone(this IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException($"The account was not changed: {string.Join(", ", result.Errors.Select(error => error.Code))}.");
        }
    }
}
