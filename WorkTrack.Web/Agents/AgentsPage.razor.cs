using Microsoft.AspNetCore.Components;
using WorkTrack.Data.Accounts;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Keys;
using WorkTrack.Web.Access;

namespace WorkTrack.Web.Agents;

/// <summary>Where computers are connected: their keys, what waits for approval, and the tokens they enrol with.</summary>
public sealed partial class AgentsPage
{
    private static readonly TimeSpan LookAgainInterval = TimeSpan.FromSeconds(10);

    private IReadOnlyList<KeyLine> _keys = [];
    private IReadOnlyList<KeyLine> _pending = [];
    private IReadOnlyList<EnrolmentToken>? _tokens;
    private bool _isRead;
    private string? _problem;

    /// <inheritdoc/>
    protected override TimeSpan RefreshInterval => TimeSpan.FromSeconds(2);

    [Inject]
    private AgentReader Reader { get; set; } = null!;

    [Inject]
    private AgentDialogs Dialogs { get; set; } = null!;

    [Inject]
    private Viewer Viewer { get; set; } = null!;

    private bool CanAct => Viewer.Caller is { Role: Role.Admin };

    /// <inheritdoc/>
    protected override void OnInitialized() => _ = RepeatAsync(LookAgainInterval, ReadAllAsync);

    /// <inheritdoc/>
    protected override async Task ReadAsync()
    {
        ReadKeys();
        if (_tokens is null)
        {
            await ReadTokensAsync();
        }
    }

    private Task ReadAllAsync()
    {
        ReadKeys();
        return ReadTokensAsync();
    }

    private void ReadKeys()
    {
        _isRead = Reader.IsReady;
        var lines = Reader.Keys(Viewer.Caller);
        _pending = [.. lines.Where(line => line.State == KeyState.Pending)];
        _keys = [.. lines.Where(line => line.State != KeyState.Pending)];
    }

    private async Task ReadTokensAsync()
    {
        try
        {
            _tokens = await Reader.TokensAsync(Viewer.Caller);
        }
        catch (Exception away) when (DatabaseAway.Explains(away))
        {
            _problem = Words["TokensAway"];
        }
    }

    private Task ConnectAsync() => DoAsync(Dialogs.ConnectAsync());

    private Task AddTokenAsync() => DoAsync(Dialogs.AddTokenAsync());

    private Task RotateAsync(KeyLine line) => DoAsync(Dialogs.RotateAsync(line));

    private Task RevokeAsync(KeyLine line) => DoAsync(Dialogs.RevokeAsync(line));

    private Task ApproveAsync(KeyLine line) => DoAsync(Dialogs.ApproveAsync(line));

    private Task RefuseAsync(KeyLine line) => DoAsync(Dialogs.RefuseAsync(line));

    private Task RevokeTokenAsync(EnrolmentToken token) => DoAsync(Dialogs.RevokeTokenAsync(token));

    private async Task DoAsync(Task<string?> act)
    {
        _problem = await act;
        await ReadAllAsync();
    }
}
