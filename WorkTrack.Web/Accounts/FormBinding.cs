using Microsoft.AspNetCore.Antiforgery;
using WorkTrack.Web.Access;

namespace WorkTrack.Web.Accounts;

/// <summary>
/// Binds a form's token to the session it was made in. The framework binds it to the user's name only, so that a token
/// would still be good in the next session, or in somebody else's browser.
/// </summary>
internal sealed class FormBinding : IAntiforgeryAdditionalDataProvider
{
    public string GetAdditionalData(HttpContext context) => SessionCookie.HashOf(context.User) ?? "";

    public bool ValidateAdditionalData(HttpContext context, string additionalData) => additionalData == GetAdditionalData(context);
}
