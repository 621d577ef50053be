using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;

namespace WorkTrack.Web.Access;

/// <summary>
/// Who has a page open. A page outlives the request it came with: when its reader's rights change, or their session ends, it
/// is told at once, draws what they may still see, and leaves when that is nothing.
/// </summary>
internal sealed class CircuitAuthentication : ServerAuthenticationStateProvider, IDisposable
{
    private readonly Callers _callers;
    private readonly AccountDirectory _directory;
    private Caller? _told;

    public CircuitAuthentication(Callers callers, AccountDirectory directory)
    {
        (_callers, _directory) = (callers, directory);
        AuthenticationStateChanged += state => _ = RememberAsync(state);
        directory.Changed += LookAgain;
    }

    public void Dispose() => _directory.Changed -= LookAgain;

    private async Task RememberAsync(Task<AuthenticationState> state) => _told = _callers.Find((await state).User);

    private void LookAgain() => _ = LookAgainAsync();

    private async Task LookAgainAsync()
    {
        if (_told is not { } told)
        {
            // Nobody was there, or not yet.
            return;
        }

        var user = (await GetAuthenticationStateAsync()).User;
        var now = _callers.Find(user);
        if (now != told)
        {
            SetAuthenticationState(Task.FromResult(new AuthenticationState(now is null ? new ClaimsPrincipal(new ClaimsIdentity()) : user)));
        }
    }
}
