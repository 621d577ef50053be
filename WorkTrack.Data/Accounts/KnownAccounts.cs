using System.Collections.Immutable;

namespace WorkTrack.Data.Accounts;

/// <summary>An account as those see it who decide what it may do.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it may do.</param>
/// <param name="IsDisabled">Whether it may no longer sign in.</param>
/// <param name="HasSecondFactor">Whether it signs in with a code as well.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="LastSignInAt">When it last signed in.</param>
/// <param name="Teams">The teams it sees, in order; an administrator sees all.</param>
/// <param name="Language">The language it reads; null when it has not chosen one.</param>
public sealed record KnownAccount(
    int Id, string Name, Role Role, bool IsDisabled, bool HasSecondFactor, DateTimeOffset CreatedAt, DateTimeOffset? LastSignInAt,
    ImmutableArray<int> Teams, string? Language);

/// <summary>Everybody who may sign in, and where they are signed in.</summary>
/// <param name="Accounts">The accounts, by name.</param>
/// <param name="Sessions">Their sessions.</param>
/// <param name="Teams">The teams, by name.</param>
public sealed record KnownAccounts(
    ImmutableArray<KnownAccount> Accounts, ImmutableArray<AccountSession> Sessions, ImmutableArray<Team> Teams);
