using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using WorkTrack.Data.Accounts;
using WorkTrack.Data.Audit;
using WorkTrack.Data.Setup;
using WorkTrack.Web.Accounts;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Access;

/// <summary>
/// Reads who may sign in: before the server listens where that is possible, and then every few seconds, as other servers
/// and people with a database client change it too. Writes down which sessions are in use, and forgets what has ended.
/// </summary>
internal sealed class AccountKeeper(
    AccountDirectory directory, AccountStore accounts, AuditStore audit, SessionUse use, FirstRun firstRun, LedgerReadiness readiness, EventHub hub,
    IOptions<KeyManagementOptions> keys, TimeProvider time, ILogger<AccountKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan ForgetInterval = TimeSpan.FromHours(1);
    private static readonly TimeSpan AuditKept = TimeSpan.FromDays(366);

    private DateTimeOffset _forgotAt;
    private bool _isAway;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // Open pages read the board anew for what they may see now.
        directory.Changed += hub.Signal;
        if (readiness.IsReady)
        {
            await OpenAsync(cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.WaitAsync(stoppingToken);
        while (true)
        {
            try
            {
                await (directory.IsLoaded ? KeepAsync(stoppingToken) : OpenAsync(stoppingToken));
                _isAway = false;
            }
            catch (Exception away) when (DatabaseAway.Explains(away))
            {
                if (!_isAway)
                {
                    log.LogWarning("Accounts cannot be read at the moment, and stay as they were: {Cause}", away.Message);
                }

                _isAway = true;
            }

            // Counted from here: a clock that jumps over hours brings one reading, not one for each tick.
            await Task.Delay(Interval, time, stoppingToken);
        }
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        // Reading the keys puts into the database what was made while it was away.
        keys.Value.XmlRepository?.GetAllElements();
        await directory.RefreshAsync(cancellationToken);
        await firstRun.BeginAsync(cancellationToken);
    }

    private async Task KeepAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (use.Take() is { Count: > 0 } used)
        {
            await accounts.UseSessionsAsync(used, now, cancellationToken);
        }

        if (now - _forgotAt > ForgetInterval)
        {
            await accounts.ForgetSessionsAsync([.. directory.Sessions.Where(session => session.EndsAt < now).Select(session => session.Hash)], cancellationToken);
            await audit.ForgetAsync(now - AuditKept, cancellationToken);
            _forgotAt = now;
        }

        await directory.RefreshAsync(cancellationToken);
        firstRun.Renew();
    }
}
