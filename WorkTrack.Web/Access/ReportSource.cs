using System.Security.Claims;

namespace WorkTrack.Web.Access;

/// <summary>Who a sender of reports counts as, where limits are counted by sender.</summary>
internal static class ReportSource
{
    /// <summary>The sender's key; with open access all senders are one.</summary>
    public static string Source(this ClaimsPrincipal sender) =>
        sender.FindFirstValue(ClaimTypes.NameIdentifier) ?? sender.Identity?.Name ?? "";
}
