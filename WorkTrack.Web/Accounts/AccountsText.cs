namespace WorkTrack.Web.Accounts;

/// <summary>The words of signing in and of one's own account (<c>AccountsText.resx</c>).</summary>
internal sealed class AccountsText;
