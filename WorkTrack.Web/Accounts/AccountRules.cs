using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using WorkTrack.Data.Accounts;

namespace WorkTrack.Web.Accounts;

/// <summary>What accounts may be called: letters of any script, digits and a few signs, so that no two names look like something else.</summary>
internal sealed class NameRule(IStringLocalizer<AccountsText> words) : IUserValidator<Account>
{
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user) => Task.FromResult(
        Problem(words, user.UserName) is { } problem ? IdentityResult.Failed(new IdentityError { Description = problem }) : IdentityResult.Success);

    /// <summary>Why a name will not do; null when it will.</summary>
    internal static string? Problem(IStringLocalizer<AccountsText> words, string? name) =>
        name is { Length: > 0 and <= Account.MaxNameLength } && name.All(c => char.IsLetterOrDigit(c) || c is '.' or '-' or '_' or '@' or '+')
            ? null
            : words["NameRule", Account.MaxNameLength].Value;
}

/// <summary>What passwords may be: long, and not among those that everybody tries first. No rule about signs and capitals, which only make them alike.</summary>
internal sealed class PasswordRule(IStringLocalizer<AccountsText> words) : IPasswordValidator<Account>
{
    /// <summary>The least characters of a password.</summary>
    public const int MinLength = 10;

    /// <summary>The most: a longer one would only keep the server busy.</summary>
    public const int MaxLength = 128;

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password) => Task.FromResult(
        Problem(words, user.UserName, password) is { } problem ? IdentityResult.Failed(new IdentityError { Description = problem }) : IdentityResult.Success);

    /// <summary>Why a password will not do; null when it will.</summary>
    internal static string? Problem(IStringLocalizer<AccountsText> words, string? name, string? password) =>
        password is not { Length: >= MinLength } ? words["PasswordTooShort", MinLength].Value
        : password.Length > MaxLength ? words["PasswordTooLong", MaxLength].Value
        : CommonPasswords.Contain(password) ? words["PasswordCommon"].Value
        : name is { Length: >= 3 } && password.Contains(name, StringComparison.OrdinalIgnoreCase) ? words["PasswordHasName"].Value
        : null;
}
