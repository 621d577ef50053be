using MudBlazor;
using WorkTrack.Domain.Keys;

namespace WorkTrack.Web.Agents;

/// <summary>Asks an administrator what to do with keys, and does it. Each answers why it could not be done, or null.</summary>
internal sealed class AgentDialogs(IDialogService dialogs, ISnackbar messages, AgentActions actions)
{
    private static readonly DialogOptions Small = new() { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, CloseOnEscapeKey = true };

    // What is shown once must not vanish by a slip.
    private static readonly DialogOptions Secret = new() { MaxWidth = MaxWidth.Medium, FullWidth = true, CloseOnEscapeKey = false, BackdropClick = false };

    public async Task<string?> ConnectAsync()
    {
        var dialog = await dialogs.ShowAsync<ConnectDialog>("Connect a computer", Small);
        if ((await dialog.Result)?.Data is not NewKeyChoice choice)
        {
            return null;
        }

        return await TellAsync(await actions.CreateAsync(choice.Team, choice.Computer, choice.Label), choice.Computer?.Value);
    }

    public async Task<string?> AddTokenAsync()
    {
        var dialog = await dialogs.ShowAsync<TokenDialog>("New enrolment token", Small);
        if ((await dialog.Result)?.Data is not NewTokenChoice choice)
        {
            return null;
        }

        var (secret, problem) = await actions.CreateTokenAsync(choice.Team, choice.Label, TimeSpan.FromDays(choice.Days), choice.Uses);
        if (secret is not null)
        {
            await dialogs.ShowAsync<NewTokenDialog>("The enrolment token", new DialogParameters<NewTokenDialog> { { shown => shown.Token, secret.Text } }, Secret);
        }

        return problem;
    }

    public async Task<string?> RotateAsync(KeyLine line)
    {
        var dialog = await dialogs.ShowAsync<RotateDialog>("New key", new DialogParameters<RotateDialog> { { shown => shown.Name, line.Name } }, Small);
        return (await dialog.Result)?.Data is TimeSpan overlap
            ? await TellAsync(await actions.RotateAsync(line.Key.Id, overlap), line.Key.Computer?.Value)
            : null;
    }

    public async Task<string?> RevokeAsync(KeyLine line) =>
        await ConfirmAsync("Revoke the key?", $"{line.Name}: whatever reports with this key is refused from now on. This cannot be undone.", "Revoke")
            ? Said(await actions.RevokeAsync(line.Key.Id), "The key is revoked")
            : null;

    public async Task<string?> ApproveAsync(KeyLine line) =>
        await ConfirmAsync("Approve?", $"{line.Name} gets its new key, and the one that {line.Key.Computer} had is revoked. Approve only when you know who set it up again.", "Approve")
            ? Said(await actions.ApproveAsync(line.Key.Id), "The key is approved")
            : null;

    public async Task<string?> RefuseAsync(KeyLine line) =>
        await ConfirmAsync("Refuse?", $"{line.Name} does not get a key. The one that {line.Key.Computer} has stays.", "Refuse")
            ? Said(await actions.RevokeAsync(line.Key.Id), "The request is refused")
            : null;

    public async Task<string?> RevokeTokenAsync(EnrolmentToken token) =>
        await ConfirmAsync("Revoke the token?", "No more keys can be got with it. Computers that have one keep it.", "Revoke")
            ? Said(await actions.RevokeTokenAsync(token.Id), "The token is revoked")
            : null;

    private async Task<bool> ConfirmAsync(string title, string text, string yes) =>
        await dialogs.ShowMessageBoxAsync(title, text, yesText: yes, cancelText: "Cancel", options: Small) == true;

    private async Task<string?> TellAsync((NewSecret? Secret, string? Problem) made, string? computer)
    {
        if (made.Secret is { } secret)
        {
            await dialogs.ShowAsync<NewKeyDialog>(
                "The key", new DialogParameters<NewKeyDialog> { { shown => shown.Key, secret.Text }, { shown => shown.Computer, computer } }, Secret);
        }

        return made.Problem;
    }

    private string? Said(string? problem, string done)
    {
        if (problem is null)
        {
            messages.Add(done, Severity.Success);
        }

        return problem;
    }
}
