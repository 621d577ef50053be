using System.Globalization;
using Microsoft.AspNetCore.Components;
using WorkTrack.Data.Accounts;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Access;

namespace WorkTrack.Web.Accounts;

/// <summary>What somebody can do to their own account.</summary>
public sealed partial class AccountPage
{
    private Caller _caller = Caller.OpenAccess;
    private KnownAccount? _account;
    private IReadOnlyList<AccountSession> _sessions = [];
    private IReadOnlyList<string> _codes = [];
    private int _codesLeft;
    private string? _current;
    private string? _done;
    private string? _passwordProblem;
    private string? _factorProblem;

    [SupplyParameterFromForm(FormName = "change-password")]
    private PasswordForm? Password { get; set; }

    [SupplyParameterFromForm(FormName = "second-factor")]
    private FactorForm? Factor { get; set; }

    [SupplyParameterFromForm(FormName = "end-session")]
    private EndForm? End { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = null!;

    [Inject]
    private OwnAccountService Own { get; set; } = null!;

    [Inject]
    private Callers Callers { get; set; } = null!;

    [Inject]
    private AccountDirectory Directory { get; set; } = null!;

    [Inject]
    private OrganisationCalendar Calendar { get; set; } = null!;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => ReadAsync();

    private async Task ReadAsync()
    {
        _caller = Callers.Find(HttpContext.User) ?? Caller.OpenAccess;
        _account = Directory.Account(_caller.Account);
        _current = SessionCookie.HashOf(HttpContext.User);
        _sessions = [.. Directory.Sessions.Where(session => session.Account == _caller.Account && Directory.Session(session.Hash) is not null)];
        _codesLeft = _account is { HasSecondFactor: true } ? await Own.RecoveryCodesLeftAsync(HttpContext) : 0;
    }

    private async Task ChangePasswordAsync()
    {
        _passwordProblem = Password?.New == Password?.Again
            ? await Own.ChangePasswordAsync(HttpContext, Password?.Current, Password?.New)
            : Words["PasswordsDiffer"];
        _done = _passwordProblem is null ? "password" : null;
        await ReadAsync();
    }

    private async Task ChangeFactorAsync()
    {
        if (Factor?.Act == "off")
        {
            _factorProblem = await Own.TurnOffSecondFactorAsync(HttpContext, Factor.Password);
        }
        else
        {
            (_factorProblem, _codes) = await Own.MakeRecoveryCodesAsync(HttpContext, Factor?.Password);
        }

        await ReadAsync();
    }

    private async Task EndSessionAsync()
    {
        await Own.EndSessionsAsync(HttpContext, string.IsNullOrEmpty(End?.Session) ? null : End.Session);
        await ReadAsync();
    }

    private string At(DateTimeOffset at) => Calendar.ToLocal(at).ToString("g", CultureInfo.CurrentCulture);

    private sealed class PasswordForm
    {
        public string? Current { get; set; }

        public string? New { get; set; }

        public string? Again { get; set; }
    }

    private sealed class FactorForm
    {
        public string? Password { get; set; }

        public string? Act { get; set; }
    }

    private sealed class EndForm
    {
        public string? Session { get; set; }
    }
}
