namespace WorkTrack.Web.Audit;

/// <summary>What entries of the audit log are called on screen.</summary>
internal static class AuditText
{
    /// <summary>What was done, in a few words: <c>sign_in_failed</c> reads <c>Sign in failed</c>.</summary>
    public static string Of(string action) => action.Length == 0 ? "" : char.ToUpperInvariant(action[0]) + action[1..].Replace('_', ' ');
}
