using Microsoft.AspNetCore.Identity;
using WorkTrack.Data.Accounts;

namespace WorkTrack.Web.Accounts;

/// <summary>What accounts may be called: letters of any script, digits and a few signs, so that no two names look like something else.</summary>
internal sealed class NameRule : IUserValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user) => Task.FromResult(
        Problem(user.UserName) is { } problem ? IdentityResult.Failed(new IdentityError { Description = problem }) : IdentityResult.Success);

    /// <summary>Why a name will not do; null when it will.</summary>
    internal static string? Problem(string? name) =>
        name is { Length: > 0 and <= Account.MaxNameLength } && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '@' or '+')
            ? null
            : $"A name has 1 to {Account.MaxNameLength} letters, digits and . - _ @ + and no spaces.";
}

/// <summary>What passwords may be: long, and not among those that everybody tries first. No rule about signs and capitals, which only make them alike.</summary>
internal sealed class PasswordRule : IPasswordValidator<Account>
{
    /// <summary>The least characters of a password.</summary>
    public const int MinLength = 10;

    /// <summary>The most: a longer one would only keep the server busy.</summary>
    public const int MaxLength = 128;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        Problem(user.UserName, password) is { } problem ? IdentityResult.Failed(new IdentityError { Description = problem }) : IdentityResult.Success);

    /// <summary>Why a password will not do; null when it will.</summary>
    internal static string? Problem(string? name, string? password) =>
        password is not { Length: >= MinLength } ? $"A password has at least {MinLength} characters."
        : password.Length > MaxLength ? $"A password has at most {MaxLength} characters."
        : CommonPasswords.Contain(password) ? "This password is one of those that are tried first. Several unrelated words make a good one."
        : name is { Length: >= 3 } && password.Contains(name, StringComparison.OrdinalIgnoreCase) ? "A password must not contain the name."
        : null;
}
