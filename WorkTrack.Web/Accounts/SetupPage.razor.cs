using Microsoft.AspNetCore.Components;

namespace WorkTrack.Web.Accounts;

/// <summary>Makes the first administrator, for whoever has the one-time code.</summary>
public sealed partial class SetupPage
{
    private string? _problem;

    /// <summary>The code, as it stands in the link.</summary>
    [SupplyParameterFromQuery]
    public string? Code { get; set; }

    [SupplyParameterFromForm(FormName = "setup")]
    private SetupForm? Form { get; set; }

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = null!;

    [Inject]
    private FirstRun FirstRun { get; set; } = null!;

    [Inject]
    private SetupService Setup { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        if (!FirstRun.Accepts(Form?.Code ?? Code))
        {
            // Not 404: the page for wrong addresses would take the place of this one, which says what to do.
            HttpContext.Response.StatusCode = StatusCodes.Status410Gone;
        }
    }

    private async Task CreateAsync()
    {
        _problem = Form!.Password == Form.Again
            ? await Setup.CreateAsync(HttpContext, Form.Code, Form.Name, Form.Password)
            : Words["PasswordsDiffer"];
        if (_problem is null)
        {
            Navigation.NavigateTo("/");
        }
    }

    private sealed class SetupForm
    {
        public string? Code { get; set; }

        public string? Name { get; set; }

        public string? Password { get; set; }

        public string? Again { get; set; }
    }
}
