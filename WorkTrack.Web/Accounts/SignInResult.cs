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
    public static SignInResult Refused { get; } = new(false, "The name or the password is wrong.");

    /// <summary>The code is wrong, or was used before.</summary>
    public static SignInResult WrongCode(SignInStep step, string ticket) => new(false, "This code is wrong, or was used before.", step, ticket);

    /// <summary>The ticket is too old.</summary>
    public static SignInResult TooLate { get; } = new(false, "That took too long. Please sign in again.");

    /// <summary>They have to wait.</summary>
    public static SignInResult TooMany(TimeSpan wait) => new(false, $"Too many tries. Please wait {Words(wait)}.", Wait: wait);

    private static string Words(TimeSpan wait) =>
        wait < TimeSpan.FromMinutes(2) ? $"{Math.Ceiling(wait.TotalSeconds)} seconds" : $"{Math.Ceiling(wait.TotalMinutes)} minutes";
}
