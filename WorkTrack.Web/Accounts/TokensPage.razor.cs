using System.Globalization;
using Microsoft.AspNetCore.Components;
using WorkTrack.Data.Accounts;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Keys;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Keys;

namespace WorkTrack.Web.Accounts;

/// <summary>Where people make tokens for their scripts, and revoke them.</summary>
public sealed partial class TokensPage
{
    private KnownAccount? _account;
    private IReadOnlyList<ApiToken> _tokens = [];
    private string? _made;
    private string? _problem;

    [SupplyParameterFromForm(FormName = "new-token")]
    private NewForm? New { get; set; }

    [SupplyParameterFromForm(FormName = "revoke-token")]
    private RevokeForm? Revoke { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = null!;

    [Inject]
    private ApiTokens Tokens { get; set; } = null!;

    [Inject]
    private AccountTokens Own { get; set; } = null!;

    [Inject]
    private OrganisationCalendar Calendar { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized() => Read();

    private void Read() => (_account, _tokens) = Own.Of(HttpContext.User);

    private Task CreateAsync() => DoAsync(async account =>
    {
        (var made, _problem) = await Tokens.CreateAsync(AuditActor.Of(HttpContext), account.Id, New?.Name, TimeSpan.FromDays(New?.Days ?? 0));
        _made = made?.Text;
    });

    private Task RevokeAsync() => DoAsync(account => Tokens.RevokeAsync(AuditActor.Of(HttpContext), account.Id, Revoke?.Id));

    private async Task DoAsync(Func<KnownAccount, Task> act)
    {
        try
        {
            if (_account is { } account)
            {
                await act(account);
            }
        }
        catch (Exception away) when (DatabaseAway.Explains(away))
        {
            _problem = Shared["DatabaseSilent"];
        }

        Read();
    }

    private string At(DateTimeOffset at) => Calendar.ToLocal(at).ToString("g", CultureInfo.CurrentCulture);

    private sealed class NewForm
    {
        public string? Name { get; set; }

        public int Days { get; set; }
    }

    private sealed class RevokeForm
    {
        public string? Id { get; set; }
    }
}
