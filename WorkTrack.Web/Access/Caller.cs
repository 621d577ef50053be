using WorkTrack.Data.Accounts;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Access;

/// <summary>Somebody who asks, as they are now: what they may do changes while they are connected.</summary>
/// <param name="Account">Their account's number; <see cref="NoAccount"/> when they have none.</param>
/// <param name="Name">What they are called.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Scope">The computers they may see.</param>
public sealed record Caller(int Account, string Name, Role Role, BoardScope Scope)
{
    /// <summary>The number of no account.</summary>
    public const int NoAccount = 0;

    /// <summary>Anybody on this machine, under open access: may read everything, and change nothing.</summary>
    public static Caller OpenAccess { get; } = new(NoAccount, "open access", Role.Viewer, BoardScope.Everything);

    /// <summary>Who signed in with one click while the product is being developed.</summary>
    public static Caller Developer { get; } = new(NoAccount, "developer", Role.Admin, BoardScope.Everything);

    /// <summary>Somebody with an account.</summary>
    public static Caller Of(KnownAccount account) => new(account.Id, account.Name, account.Role, ScopeOf(account));

    /// <summary>A script of somebody with an account: it sees what they see, and changes nothing.</summary>
    public static Caller ByToken(KnownAccount account) => Of(account) with { Role = account.Role == Role.Auditor ? Role.Auditor : Role.Viewer };

    private static BoardScope ScopeOf(KnownAccount account) => account.Role switch
    {
        Role.Admin => BoardScope.Everything,
        Role.Supervisor or Role.Viewer => BoardScope.Of(account.Teams),
        _ => BoardScope.Of([]),
    };
}
