using Microsoft.AspNetCore.Identity;

namespace WorkTrack.Data.Accounts;

/// <summary>Somebody who may sign in. Mail, telephone and lock-out of the framework's user are not kept.</summary>
public sealed class Account : IdentityUser<int>
{
    /// <summary>The most characters of a name.</summary>
    public const int MaxNameLength = 64;

    /// <summary>The most characters of a language's name.</summary>
    public const int MaxLanguageLength = 10;

    /// <summary>What the account may do.</summary>
    public Role Role { get; set; }

    /// <summary>Whether it may no longer sign in.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Whether its password was chosen by somebody else, and has to be replaced before anything else.</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>The language it reads, such as <c>pt-BR</c>; null when it has not chosen one.</summary>
    public string? Language { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>When it last signed in; null when it never did.</summary>
    public DateTimeOffset? LastSignInAt { get; set; }

    /// <summary>The key of its authenticator app, encrypted; null when there is none.</summary>
    public string? AuthenticatorKey { get; set; }

    /// <summary>The time step of the last code that was used: none works twice.</summary>
    public long AuthenticatorStep { get; set; }

    /// <summary>The hashes of its unused recovery codes, with commas.</summary>
    public string? RecoveryCodes { get; set; }
}
