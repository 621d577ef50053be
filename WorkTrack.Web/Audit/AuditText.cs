using Microsoft.Extensions.Localization;

namespace WorkTrack.Web.Audit;

/// <summary>The words of the audit log's page (<c>AuditText.resx</c>).</summary>
internal sealed class AuditText
{
    /// <summary>What was done, in a few words: the key of <c>sign_in_failed</c> is <c>ActionSignInFailed</c>. What is not known any more keeps its name.</summary>
    public static string Of(IStringLocalizer<AuditText> words, string action)
    {
        var parts = action.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(part => char.ToUpperInvariant(part[0]) + part[1..]);
        var known = words[$"Action{string.Concat(parts)}"];
        return known.ResourceNotFound ? action : known;
    }
}
