using Microsoft.Extensions.Localization;
using MudBlazor;
using WorkTrack.Domain.Keys;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Agents;

/// <summary>Asks an administrator what to do with keys, and does it. Each answers why it could not be done, or null.</summary>
internal sealed class AgentDialogs(
    IDialogService dialogs, ISnackbar messages, AgentActions actions, IStringLocalizer<AgentsText> words, IStringLocalizer<SiteText> shared)
{
    private static readonly DialogOptions Small = new() { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, CloseOnEscapeKey = true };

    // What is shown once must not vanish by a slip.
    private static readonly DialogOptions Secret = new() { MaxWidth = MaxWidth.Medium, FullWidth = true, CloseOnEscapeKey = false, BackdropClick = false };

    public async Task<string?> ConnectAsync()
    {
        var dialog = await dialogs.ShowAsync<ConnectDialog>(words["Connect"], Small);
        if ((await dialog.Result)?.Data is not NewKeyChoice choice)
        {
            return null;
        }

        return await TellAsync(await actions.CreateAsync(choice.Team, choice.Computer, choice.Label), choice.Computer?.Value);
    }

    public async Task<string?> AddTokenAsync()
    {
        var dialog = await dialogs.ShowAsync<TokenDialog>(words["NewEnrolmentToken"], Small);
        if ((await dialog.Result)?.Data is not NewTokenChoice choice)
        {
            return null;
        }

        var (secret, problem) = await actions.CreateTokenAsync(choice.Team, choice.Label, TimeSpan.FromDays(choice.Days), choice.Uses);
        if (secret is not null)
        {
            await dialogs.ShowAsync<NewTokenDialog>(words["TheEnrolmentToken"], new DialogParameters<NewTokenDialog> { { shown => shown.Token, secret.Text } }, Secret);
        }

        return problem;
    }

    public async Task<string?> RotateAsync(KeyLine line)
    {
        var dialog = await dialogs.ShowAsync<RotateDialog>(words["NewKey"], new DialogParameters<RotateDialog> { { shown => shown.Name, NameOf(line) } }, Small);
        return (await dialog.Result)?.Data is TimeSpan overlap
            ? await TellAsync(await actions.RotateAsync(line.Key.Id, overlap), line.Key.Computer?.Value)
            : null;
    }

    public async Task<string?> RevokeAsync(KeyLine line) =>
        await ConfirmAsync(words["RevokeKeyAsk"], words["RevokeKeyText", NameOf(line)], shared["Revoke"])
            ? Said(await actions.RevokeAsync(line.Key.Id), words["KeyRevokedDone"])
            : null;

    public async Task<string?> ApproveAsync(KeyLine line) =>
        await ConfirmAsync(words["ApproveAsk"], words["ApproveText", NameOf(line), $"{line.Key.Computer}"], words["Approve"])
            ? Said(await actions.ApproveAsync(line.Key.Id), words["KeyApproved"])
            : null;

    public async Task<string?> RefuseAsync(KeyLine line) =>
        await ConfirmAsync(words["RefuseAsk"], words["RefuseText", NameOf(line), $"{line.Key.Computer}"], words["Refuse"])
            ? Said(await actions.RevokeAsync(line.Key.Id), words["RequestRefused"])
            : null;

    public async Task<string?> RevokeTokenAsync(EnrolmentToken token) =>
        await ConfirmAsync(words["RevokeTokenAsk"], words["RevokeTokenText"], shared["Revoke"])
            ? Said(await actions.RevokeTokenAsync(token.Id), words["TokenRevoked"])
            : null;

    private string NameOf(KeyLine line) => line.Name ?? words["KeyOfTeam"];

    private async Task<bool> ConfirmAsync(string title, string text, string yes) =>
        await dialogs.ShowMessageBoxAsync(title, text, yesText: yes, cancelText: shared["Cancel"], options: Small) == true;

    private async Task<string?> TellAsync((NewSecret? Secret, string? Problem) made, string? computer)
    {
        if (made.Secret is { } secret)
        {
            await dialogs.ShowAsync<NewKeyDialog>(
                words["TheKey"], new DialogParameters<NewKeyDialog> { { shown => shown.Key, secret.Text }, { shown => shown.Computer, computer } }, Secret);
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
