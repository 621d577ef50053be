namespace WorkTrack.Data.Accounts;

/// <summary>A browser in which somebody is signed in.</summary>
/// <param name="Hash">SHA-256 of its id, in hexadecimal.</param>
/// <param name="Account">Whose it is.</param>
/// <param name="CreatedAt">When they signed in.</param>
/// <param name="LastUsedAt">When it was last used, give or take a few minutes.</param>
/// <param name="IsRemembered">Whether the browser was asked to remember it.</param>
/// <param name="Address">Where from.</param>
/// <param name="Browser">What the browser calls itself.</param>
public sealed record AccountSession(
    string Hash, int Account, DateTimeOffset CreatedAt, DateTimeOffset LastUsedAt, bool IsRemembered, string Address, string Browser)
{
    /// <summary>The most characters of an address.</summary>
    public const int MaxAddressLength = 64;

    /// <summary>The most characters that are kept of a browser's name.</summary>
    public const int MaxBrowserLength = 200;

    private static readonly TimeSpan Unused = TimeSpan.FromHours(12);
    private static readonly TimeSpan UnusedRemembered = TimeSpan.FromDays(30);

    /// <summary>When it ends unless it is used before: after 12 hours, or 30 days when it is remembered.</summary>
    public DateTimeOffset EndsAt => LastUsedAt + (IsRemembered ? UnusedRemembered : Unused);
}
