using MudBlazor;
using WorkTrack.Data.Accounts;
using WorkTrack.Data.Setup;
using WorkTrack.Web.Access;
using WorkTrack.Web.Accounts;
using WorkTrack.Web.Audit;

namespace WorkTrack.Web.Admin;

/// <summary>Asks an administrator what to do with a user, and does it. Each answers why it could not be done, or null.</summary>
internal sealed class UserDialogs(IDialogService dialogs, ISnackbar messages, AccountService accounts, Viewer viewer)
{
    private static readonly DialogOptions Small = new() { MaxWidth = MaxWidth.ExtraSmall, FullWidth = true, CloseOnEscapeKey = true };

    public async Task<string?> AddAsync()
    {
        if (await AskAsync("Add user", new UserChoice()) is not { } choice)
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
        return await AskAsync("Change role and teams", before) is { } choice
            ? await DoAsync(actor => accounts.ChangeAsync(actor, account.Id, choice.Role, choice.SeenTeams, CancellationToken.None), () => SayAsync($"{account.Name} is changed"))
            : null;
    }

    public async Task<string?> ResetAsync(KnownAccount account)
    {
        if (await ConfirmAsync("A new password?", $"{account.Name} is signed out everywhere, and signs in with a password that you pass on.", "New password") != true)
        {
            return null;
        }

        var withoutFactor = account.HasSecondFactor
            && await ConfirmAsync("And the second factor?", $"Take it away only when {account.Name} has lost it, and you are sure that it is them who asks.", "Take it away") == true;
        var password = SuggestedPassword.Create();
        return await DoAsync(
            actor => accounts.ResetPasswordAsync(actor, account.Id, password, withoutFactor, CancellationToken.None), () => TellPasswordAsync(account.Name, password));
    }

    public async Task<string?> SwitchAsync(KnownAccount account)
    {
        if (!account.IsDisabled && await ConfirmAsync("Disable?", $"{account.Name} is signed out everywhere at once, and cannot sign in any more.", "Disable") != true)
        {
            return null;
        }

        return await DoAsync(
            actor => accounts.SetDisabledAsync(actor, account.Id, !account.IsDisabled, CancellationToken.None),
            () => SayAsync($"{account.Name} is {(account.IsDisabled ? "enabled" : "disabled")}"));
    }

    private async Task<string?> DoAsync(Func<AuditActor, Task<IReadOnlyList<string>>> act, Func<Task> done)
    {
        try
        {
            // Looked at again: a page may be open longer than its reader is an administrator.
            if (viewer.Caller is not { Role: Role.Admin })
            {
                return "You are not an administrator any more.";
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
            return "The database does not answer. Nothing was changed, or not all of it: please look again in a moment.";
        }
    }

    private async Task<UserChoice?> AskAsync(string title, UserChoice choice)
    {
        var dialog = await dialogs.ShowAsync<UserDialog>(title, new DialogParameters<UserDialog> { { shown => shown.Choice, choice } }, Small);
        return (await dialog.Result)?.Data as UserChoice;
    }

    private Task<bool?> ConfirmAsync(string title, string text, string yes) => dialogs.ShowMessageBoxAsync(title, text, yesText: yes, cancelText: "Cancel", options: Small);

    private Task<IDialogReference> TellPasswordAsync(string name, string password) => dialogs.ShowAsync<NewPasswordDialog>(
        "The password", new DialogParameters<NewPasswordDialog> { { shown => shown.Name, name }, { shown => shown.Password, password } }, Small);

    private Task SayAsync(string text)
    {
        messages.Add(text, Severity.Success);
        return Task.CompletedTask;
    }
}
