using Microsoft.AspNetCore.Components;

namespace WorkTrack.Web.Accounts;

/// <summary>Sets up an authenticator app. Its key becomes the account's only when the app has shown a right code.</summary>
public sealed partial class SecondFactorPage
{
    private IReadOnlyList<string> _codes = [];
    private string _name = "";
    private string _key = "";
    private string _sealed = "";
    private string? _problem;

    [SupplyParameterFromForm(FormName = "turn-on")]
    private TurnOnForm? Form { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = null!;

    [Inject]
    private OwnAccountService Own { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _name = HttpContext.User.Identity?.Name ?? "";
        (_key, _sealed) = Own.OpenKey(Form?.Key) is { } known ? (known, Form!.Key!) : Own.NewKey();
    }

    private async Task TurnOnAsync() => (_problem, _codes) = await Own.TurnOnSecondFactorAsync(HttpContext, _key, Form!.Code, Form.Password);

    private sealed class TurnOnForm
    {
        public string? Key { get; set; }

        public string? Code { get; set; }

        public string? Password { get; set; }
    }
}
