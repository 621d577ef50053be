using System.Collections.Immutable;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Routing;
using MudBlazor;
using WorkTrack.Web.Access;

namespace WorkTrack.Web.Shell;

/// <summary>
/// Where the viewer may go. One component and not one for each link: it is on every page, and each component costs a circuit
/// some kilobytes.
/// </summary>
public sealed partial class NavLinks
{
    private static readonly ImmutableArray<Entry> All =
    [
        new("", texts => texts.Words["Dashboard"], Icons.Material.Outlined.SpaceDashboard, Policies.Reader),
        new("computers", texts => texts.Shared["Computers"], Icons.Material.Outlined.Computer, Policies.Reader),
        new("reports", texts => texts.Words["Reports"], Icons.Material.Outlined.BarChart, Policies.Reader),
        new("programs", texts => texts.Words["Programs"], Icons.Material.Outlined.Apps, Policies.Reader),
        new("archive", texts => texts.Words["Archive"], Icons.Material.Outlined.Inventory2, Policies.Reader),
        new("agents", texts => texts.Words["Agents"], Icons.Material.Outlined.AddToQueue, Policies.Supervisor),
        new("admin/users", texts => texts.Shared["Users"], Icons.Material.Outlined.People, Policies.Admin, IsAdministration: true),
        new("admin/teams", texts => texts.Shared["Teams"], Icons.Material.Outlined.Groups, Policies.Admin, IsAdministration: true),
        new("audit", texts => texts.Words["AuditLog"], Icons.Material.Outlined.FactCheck, Policies.Auditor, IsAdministration: true),
    ];

    private ImmutableArray<Entry> _entries = [];
    private Entry? _firstOfAdministration;
    private string _here = "";

    [CascadingParameter]
    private Task<AuthenticationState> SignedIn { get; set; } = null!;

    [Inject]
    private IAuthorizationService Authorization { get; set; } = null!;

    [Inject]
    private NavigationManager Navigation { get; set; } = null!;

    /// <summary>Stops following where the viewer goes.</summary>
    public void Dispose() => Navigation.LocationChanged -= Follow;

    /// <inheritdoc/>
    protected override void OnInitialized()
    {
        _here = PathOf(Navigation.Uri);
        Navigation.LocationChanged += Follow;
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var user = (await SignedIn).User;
        var entries = ImmutableArray.CreateBuilder<Entry>();
        foreach (var entry in All)
        {
            if ((await Authorization.AuthorizeAsync(user, entry.Policy)).Succeeded)
            {
                entries.Add(entry);
            }
        }

        _entries = entries.ToImmutable();
        _firstOfAdministration = _entries.FirstOrDefault(entry => entry.IsAdministration);
    }

    private void Follow(object? sender, LocationChangedEventArgs change)
    {
        var here = PathOf(change.Location);
        if (here != _here)
        {
            _here = here;
            StateHasChanged();
        }
    }

    private string PathOf(string address) => Navigation.ToBaseRelativePath(address).Split('?', '#')[0];

    private bool IsHere(Entry entry) =>
        _here == entry.Address || (entry.Address.Length > 0 && _here.StartsWith($"{entry.Address}/", StringComparison.Ordinal));

    private sealed record Entry(string Address, Func<NavLinks, string> Name, string Icon, string Policy, bool IsAdministration = false);
}
