using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using WorkTrack.Data.Accounts;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Access;

namespace WorkTrack.Web.Admin;

/// <summary>Where administrators decide who may sign in. The directory signals the hub, so that two administrators see each other's changes.</summary>
public sealed partial class UsersPage
{
    private ImmutableArray<KnownAccount> _accounts = [];
    private string? _problem;

    [Inject]
    private AccountDirectory Directory { get; set; } = null!;

    [Inject]
    private UserDialogs Dialogs { get; set; } = null!;

    [Inject]
    private OrganisationCalendar Calendar { get; set; } = null!;

    /// <inheritdoc/>
    protected override Task ReadAsync()
    {
        _accounts = Directory.Accounts;
        return Task.CompletedTask;
    }

    private string TeamsOf(KnownAccount account) => string.Join(", ", account.Teams.Select(team => Directory.TeamName(team) ?? Shared["TeamNumber", team]));

    private async Task AddAsync() => Show(await Dialogs.AddAsync());

    private async Task ChangeAsync(KnownAccount account) => Show(await Dialogs.ChangeAsync(account));

    private async Task ResetAsync(KnownAccount account) => Show(await Dialogs.ResetAsync(account));

    private async Task SwitchAsync(KnownAccount account) => Show(await Dialogs.SwitchAsync(account));

    private void Show(string? problem) => (_problem, _accounts) = (problem, Directory.Accounts);
}
