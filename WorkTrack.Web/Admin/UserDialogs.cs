using Microsoft.Extensions.Localization;
using MudBlazor;
using WorkTrack.Data.Accounts;
using WorkTrack.Data.Setup;
using WorkTrack.Web.Access;
using WorkTrack.Web.Accounts;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Admin;

/// <summary>Asks an administrator what to do with a user, and does it. Each answers why it could not be done, or null.</summary>
internal sealed class UserDialogs(
    IDialogService dialogs, ISnackbar messages, AccountService accounts, Viewer viewer, IStringLocalizer<AdminText> words, IStringLocalizer<SiteText> shared)
{
    private static readonly DialogOptions Small = new() { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, CloseOnEscapeKey = true };

    public async Task<string?> AddAsync()
    {
        if (await AskAsync(words["AddUser"], new UserChoice()) is not { } choice)
        {
            return null;
        }

        var password = SuggestedPassword.Create();
        return await DoAsync(
            actor => accounts.CreateAsync(actor, new NewAccount(choice.Name, password, choice.Role, choice.SeenTeams, MustChangePassword: true), CancellationToken.None),
            () => TellPasswordAsync(choice.Name, password));
    }

    public async Task<string?> ChangeAsync(KnownAccount account)
    {
        var before = new UserChoice { Name = account.Name, IsNew = false, Role = account.Role, Teams = [.. account.Teams] };
        return await AskAsync(words["ChangeRole"], before) is { } choice
            ? await DoAsync(actor => accounts.ChangeAsync(actor, account.Id, choice.Role, choice.SeenTeams, CancellationToken.None), () => SayAsync(words["UserChanged", account.Name]))
            : null;
    }

    public async Task<string?> ResetAsync(KnownAccount account)
    {
        if (await ConfirmAsync(words["NewPasswordAsk"], words["NewPasswordText", account.Name], words["NewPassword"]) != true)
        {
            return null;
        }

        var withoutFactor = account.HasSecondFactor
            && await ConfirmAsync(words["FactorAsk"], words["FactorText", account.Name], words["FactorTake"]) == true;
        var password = SuggestedPassword.Create();
        return await DoAsync(
            actor => accounts.ResetPasswordAsync(actor, account.Id, password, withoutFactor, CancellationToken.None), () => TellPasswordAsync(account.Name, password));
    }

    public async Task<string?> SwitchAsync(KnownAccount account)
    {
        if (!account.IsDisabled && await ConfirmAsync(words["DisableAsk"], words["DisableText", account.Name], words["Disable"]) != true)
        {
            return null;
        }

        return await DoAsync(
            actor => accounts.SetDisabledAsync(actor, account.Id, !account.IsDisabled, CancellationToken.None),
            () => SayAsync(words[account.IsDisabled ? "UserEnabled" : "UserDisabled", account.Name]));
    }

    private async Task<string?> DoAsync(Func<AuditActor, Task<IReadOnlyList<string>>> act, Func<Task> done)
    {
        try
        {
            // Looked at again: a page may be open longer than its reader is an administrator.
            if (viewer.Caller is not { Role: Role.Admin })
            {
                return shared["NotAdministrator"];
            }

            var problems = await act(viewer.Actor);
            if (problems.Count > 0)
            {
                return string.Join(" ", problems);
            }

            await done();
            return null;
        }
        catch (Exception away) when (DatabaseAway.Explains(away))
        {
            return words["DatabaseHalf"];
        }
    }

    private async Task<UserChoice?> AskAsync(string title, UserChoice choice)
    {
        var dialog = await dialogs.ShowAsync<UserDialog>(title, new DialogParameters<UserDialog> { { shown => shown.Choice, choice } }, Small);
        return (await dialog.Result)?.Data as UserChoice;
    }

    private Task<bool?> ConfirmAsync(string title, string text, string yes) => dialogs.ShowMessageBoxAsync(title, text, yesText: yes, cancelText: shared["Cancel"], options: Small);

    private Task<IDialogReference> TellPasswordAsync(string name, string password) => dialogs.ShowAsync<NewPasswordDialog>(
        words["ThePassword"], new DialogParameters<NewPasswordDialog> { { shown => shown.Name, name }, { shown => shown.Password, password } }, Small);

    private Task SayAsync(string text)
    {
        messages.Add(text, Severity.Success);
        return Task.CompletedTask;
    }
}
