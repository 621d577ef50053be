using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Data.Accounts;
using WorkTrack.Data.Audit;
using WorkTrack.Domain.Computers;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Accounts;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Enrolment;
using WorkTrack.Web.Keys;

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
    public async Task WhatIsDoneWithKeys_IsWrittenDownWithoutThem()
    {
        var (keys, enrolment, tokens) = (
            App.Services.GetRequiredService<AgentKeys>(), App.Services.GetRequiredService<EnrolmentTokens>(), App.Services.GetRequiredService<ApiTokens>());
        var root = new AuditActor("root", "10.0.0.1");
        var account = await App.CreateAccountAsync("ana", Role.Viewer);
        var team = await keys.CreateForTeamAsync(root, 7, "all of them");
        var next = await keys.RotateAsync(root, team.Id, TimeSpan.Zero);
        await keys.RevokeAsync(root, next!.Id);
        var own = await keys.CreateForComputerAsync(root, ComputerId.Parse("PC-1"), 7, null);
        var enrol = await enrolment.CreateAsync(root, 7, null, TimeSpan.FromDays(1), 3);
        await enrolment.RevokeAsync(root, enrol.Id);
        var (script, _) = await tokens.CreateAsync(root, account.Id, "a script", TimeSpan.FromDays(1));
        await tokens.RevokeAsync(root, account.Id, script!.Id);

        var written = (await Store.ReadAsync(new AuditFilter(), null, 100, Cancel)).Reverse().Where(record => record.Entry.Actor == "root").Select(record => record.Entry).ToList();
        Assert.Equal(
            [
                $"key_created key {team.Id} of team 7", $"key_rotated key {team.Id} of team 7 now key {next.Id}", $"key_revoked key {next.Id} of team 7",
                $"key_created key {own.Id} of computer PC-1", $"enrolment_token_created token {enrol.Id} of team 7 3 uses until 2026-11-24T12:00:00.0000000+00:00",
                $"enrolment_token_revoked token {enrol.Id}", $"api_token_created token {script.Id} a script until 2026-11-24T12:00:00.0000000+00:00",
                $"api_token_revoked token {script.Id} a script",
            ],
            written.Select(entry => $"{entry.Action} {entry.Subject} {entry.Details}".Trim()));
        Assert.All(written, entry => Assert.Equal("10.0.0.1", entry.Address));
        foreach (var secret in new[] { team, next, own, enrol, script })
        {
            Assert.DoesNotContain(written, entry => $"{entry.Subject}{entry.Details}".Contains(secret.Text[^20..], StringComparison.Ordinal));
        }
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
