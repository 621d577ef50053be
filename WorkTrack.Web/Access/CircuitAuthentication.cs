using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace WorkTrack.Web.Access;

/// <summary>
/// Who has a page open. A page outlives the request it came with: when its reader's rights change, or their session ends, it
/// is told at once, draws what they may still see, and leaves when that is nothing.
/// </summary>
internal sealed class CircuitAuthentication : ServerAuthenticationStateProvider, IHostEnvironmentAuthenticationStateProvider, IDisposable
{
    private readonly Callers _callers;
    private readonly AccountDirectory _directory;
    private readonly Viewer _viewer;
    private Caller? _told;
    private (CultureInfo Of, CultureInfo Ui) _culture = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

    public CircuitAuthentication(Callers callers, AccountDirectory directory, Viewer viewer)
    {
        (_callers, _directory, _viewer) = (callers, directory, viewer);
        directory.Changed += LookAgain;
    }

    public void Dispose() => _directory.Changed -= LookAgain;

    // The framework's own, with a look at who it is: before anything of the page is made.
    void IHostEnvironmentAuthenticationStateProvider.SetAuthenticationState(Task<AuthenticationState> authenticationStateTask)
    {
        if (authenticationStateTask.IsCompletedSuccessfully)
        {
            Take(authenticationStateTask.GetAwaiter().GetResult().User);
        }

        _culture = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);

        SetAuthenticationState(authenticationStateTask);
    }

    private void Take(ClaimsPrincipal user)
    {
        _viewer.User = user;
        _told = _callers.Find(user);
    }

    private void LookAgain()
    {
        var now = _callers.Find(_viewer.User);
        if (_told is null || now == _told)
        {
            // Nobody was there, or nothing has changed for them.
            return;
        }

        Take(now is null ? new ClaimsPrincipal(new ClaimsIdentity()) : _viewer.User);

        // Whoever changed the directory may read another language; the page is drawn in that of its reader.
        var caller = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = _culture;
        SetAuthenticationState(Task.FromResult(new AuthenticationState(_viewer.User)));
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = caller;
    }
}
