using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Data.Accounts;
using WorkTrack.Data.Audit;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Accounts;
using WorkTrack.Web.Audit;

namespace WorkTrack.Tests.Audit;

/// <summary>What a running server writes down, and how it is exported.</summary>
public sealed class AuditLogTests : OnRunningServer
{
    public AuditLogTests()
        : base(WorkTrackApp.Noon(), ("Access:Open", "false"), ("environment", "Production"))
    {
    }

    [Fact]
    public async Task WhatPeopleDo_IsWrittenDown()
    {
        var team = await App.CreateTeamAsync("Sales");
        using var admin = await App.LoginAsync(Role.Admin);
        using (await App.Visit().TrySignInAsync("nobody", "a wrong password"))
        {
        }

        var viewer = await App.CreateAccountAsync("vera", Role.Viewer, team);
        await Accounts.ChangeAsync(AuditActor.Server, viewer.Id, Role.Supervisor, [team], Cancel);
        await Accounts.SetDisabledAsync(AuditActor.Server, viewer.Id, true, Cancel);
        using (await admin.GetAsync("/audit/export.csv"))
        {
        }

        var written = (await Store.ReadAsync(new AuditFilter(), null, 100, Cancel)).Reverse().Select(record => $"{record.Entry.Actor} {record.Entry.Action} {record.Entry.Subject} {record.Entry.Details}".Trim());
        Assert.Equal(
            [
                "(server) team_created Sales", "(server) user_created admin1 Admin", "admin1 sign_in admin1", "nobody sign_in_failed nobody password", "(server) user_created vera Viewer of Sales",
                "(server) user_changed vera Supervisor of Sales", "(server) user_disabled vera", "admin1 audit_exported",
            ],
            written);
        Assert.True((await Store.VerifyAsync(Cancel)).IsIntact);
    }

    [Fact]
    public async Task Passwords_OfFailedTries_AreNotWrittenDown()
    {
        const string Typed = "correct horse, typed into a form";
        await App.CreateAccountAsync("root", Role.Admin);
        using (await App.Visit().TrySignInAsync(new string('x', 300), Typed))
        {
        }

        var entry = Assert.Single(await Store.ReadAsync(new AuditFilter(AuditActions.SignInFailed), null, 100, Cancel)).Entry;
        Assert.DoesNotContain(Typed, $"{entry.Actor}{entry.Subject}{entry.Details}", StringComparison.Ordinal);
        Assert.Equal(Account.MaxNameLength, entry.Actor.Length);
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://evil.example\")", "\"'=HYPERLINK(\"\"http://evil.example\"\")\"")]
    [InlineData("@SUM(1)", "\"'@SUM(1)\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("a,b", "\"a,b\"")]
    public async Task Export_TextThatASpreadsheetWouldRun_IsText(string name, string field)
    {
        using var auditor = await App.LoginAsync(Role.Auditor);
        await App.Services.GetRequiredService<AuditLog>().RecordAsync(AuditActor.Server, AuditActions.TeamCreated, name);

        using var answer = await auditor.GetAsync("/audit/export.csv?action=team_created");

        var lines = (await answer.Content.ReadAsStringAsync(Cancel)).Split("\r\n");
        Assert.Equal("\"number\",\"at\",\"actor\",\"action\",\"subject\",\"details\",\"address\",\"hash\"", lines[0].TrimStart('\uFEFF'));
        Assert.Contains($",\"team_created\",{field},", lines[1], StringComparison.Ordinal);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private AuditStore Store => App.Services.GetRequiredService<AuditStore>();

    private AccountService Accounts => App.Services.GetRequiredService<AccountService>();
}
