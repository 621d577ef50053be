using System.Globalization;
using Microsoft.AspNetCore.Components;
using WorkTrack.Web.Access;

namespace WorkTrack.Web.Accounts;

/// <summary>Where people sign in: one form after the other, none of them needs a circuit or a script.</summary>
public sealed partial class LoginPage
{
    private SignInResult _result = new(false);

    /// <summary>Where to go afterwards, as the address says: a guess.</summary>
    [SupplyParameterFromQuery(Name = "ReturnUrl")]
    public string? ReturnUrl { get; set; }

    [SupplyParameterFromForm(FormName = "password")]
    private PasswordForm? Password { get; set; }

    [SupplyParameterFromForm(FormName = "code")]
    private CodeForm? Code { get; set; }

    [SupplyParameterFromForm(FormName = "new-password")]
    private NewPasswordForm? New { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = null!;

    [Inject]
    private SignInService SignIn { get; set; } = null!;

    [Inject]
    private AccountDirectory Directory { get; set; } = null!;

    [Inject]
    private FirstRun FirstRun { get; set; } = null!;

    [Inject]
    private Callers Callers { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        // A form is answered by the one that is drawn: the step that was sent has to be there before it is looked at.
        if (Code is { Ticket: { } ofCode })
        {
            _result = new SignInResult(false, Next: SignInStep.Code, Ticket: ofCode);
        }
        else if (New is { Ticket: { } ofPassword })
        {
            _result = new SignInResult(false, Next: SignInStep.NewPassword, Ticket: ofPassword);
        }
    }

    private async Task TryPasswordAsync() =>
        Show(await SignIn.TryPasswordAsync(HttpContext, Password?.Name, Password?.Password, Password?.IsRemembered == true));

    private async Task TryCodeAsync() => Show(await SignIn.TryCodeAsync(HttpContext, Code?.Ticket, Code?.Value));

    private async Task TryNewPasswordAsync() => Show(New?.Password == New?.Again
        ? await SignIn.TryNewPasswordAsync(HttpContext, New?.Ticket, New?.Password)
        : new SignInResult(false, Words["PasswordsDiffer"], SignInStep.NewPassword, New?.Ticket));

    private void Show(SignInResult result)
    {
        _result = result;
        if (result.IsSignedIn)
        {
            Navigation.NavigateTo(LocalAddress.OrHome(ReturnUrl));
        }
        else if (result.Wait is { } wait)
        {
            HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
            HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        }
    }

    private sealed class PasswordForm
    {
        public string? Name { get; set; }

        public string? Password { get; set; }

        public bool IsRemembered { get; set; }
    }

    private sealed class CodeForm
    {
        public string? Ticket { get; set; }

        public string? Value { get; set; }
    }

    private sealed class NewPasswordForm
    {
        public string? Ticket { get; set; }

        public string? Password { get; set; }

        public string? Again { get; set; }
    }
}
