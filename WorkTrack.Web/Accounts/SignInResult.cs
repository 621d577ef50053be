using Microsoft.Extensions.Localization;

namespace WorkTrack.Web.Accounts;

/// <summary>What came of a try to sign in.</summary>
/// <param name="IsSignedIn">Whether somebody is signed in now.</param>
/// <param name="Problem">Why not; null when they are, or when something is still to come.</param>
/// <param name="Next">What is still to come.</param>
/// <param name="Ticket">What the next form has to carry.</param>
/// <param name="Wait">How long they have to wait before the next try; null when they need not.</param>
internal sealed record SignInResult(bool IsSignedIn, string? Problem = null, SignInStep? Next = null, string? Ticket = null, TimeSpan? Wait = null)
{
    /// <summary>Somebody is signed in.</summary>
    public static SignInResult SignedIn { get; } = new(true);

    /// <summary>One answer for a wrong name, a wrong password and an account that is disabled.</summary>
    public static SignInResult Refused(IStringLocalizer<AccountsText> words) => new(false, words["SignInRefused"]);

    /// <summary>The code is wrong, or was used before.</summary>
    public static SignInResult WrongCode(IStringLocalizer<AccountsText> words, SignInStep step, string ticket) => new(false, words["WrongCode"], step, ticket);

    /// <summary>The ticket is too old.</summary>
    public static SignInResult TooLate(IStringLocalizer<AccountsText> words) => new(false, words["SignInTooLate"]);

    /// <summary>They have to wait.</summary>
    public static SignInResult TooMany(IStringLocalizer<AccountsText> words, TimeSpan wait) => new(
        false,
        wait < TimeSpan.FromMinutes(2) ? words["WaitSeconds", Math.Ceiling(wait.TotalSeconds)] : words["WaitMinutes", Math.Ceiling(wait.TotalMinutes)],
        Wait: wait);
}
