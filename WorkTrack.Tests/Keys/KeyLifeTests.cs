using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Data.Keys;
using WorkTrack.Domain.Keys;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Keys;

namespace WorkTrack.Tests.Keys;

/// <summary>Keys are rotated and revoked, also by another process, and their use is on record.</summary>
public sealed class KeyLifeTests(MariaDbServer mariaDb)
{
    private static readonly AgentCall Call = AgentCall.AboutAComputer("ABC123")[5];

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Key_RevokedHere_OpensNothingAtOnce(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using var app = await ClosedApp.StartAsync(home, WorkTrackApp.Noon());
        var key = await app.TeamKeyAsync(1);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, key));

        Assert.True(await app.Keys().RevokeAsync(AuditActor.Server, key.Id));

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(app, key));
        Assert.False(await app.Keys().RevokeAsync(AuditActor.Server, key.Id));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Key_RevokedByAnotherProcess_OpensNothingWithinFiveSeconds(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using var app = await ClosedApp.StartAsync(home, TimeProvider.System);
        var key = await app.TeamKeyAsync(1);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, key));

        // Past the server's memory, as another process would.
        await app.Services.GetRequiredService<AgentKeyStore>().RevokeAsync(key.Id, TimeProvider.System.GetUtcNow(), TestContext.Current.CancellationToken);
        var since = Stopwatch.GetTimestamp();
        while (await StatusAsync(app, key) == HttpStatusCode.OK)
        {
            Assert.True(Stopwatch.GetElapsedTime(since) < TimeSpan.FromSeconds(5));
        }

        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(app, key));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Key_Rotated_OpensBesideTheNewOneUntilTheOverlapEnds(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        var time = WorkTrackApp.Noon();
        await using var app = await ClosedApp.StartAsync(home, time);
        var first = await app.KeyOfAsync("ABC123");

        var second = (await app.Keys().RotateAsync(AuditActor.Server, first.Id, TimeSpan.FromMinutes(10)))!;
        await ExpectAsync(app, (first, true), (second, true));

        // A third one before the overlap has ended: at most two open at a time.
        var third = (await app.Keys().RotateAsync(AuditActor.Server, second.Id, TimeSpan.FromMinutes(10)))!;
        await ExpectAsync(app, (first, false), (second, true), (third, true));
        time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromSeconds(1));
        await ExpectAsync(app, (second, true), (third, true));
        time.Advance(TimeSpan.FromSeconds(1));
        await ExpectAsync(app, (second, false), (third, true));

        Assert.Null(await app.Keys().RotateAsync(AuditActor.Server, first.Id, TimeSpan.Zero));
        Assert.Null(await app.Keys().RotateAsync(AuditActor.Server, "unknown", TimeSpan.Zero));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task LastUse_AfterARestart_IsKnown(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        var time = WorkTrackApp.Noon();
        NewSecret key;
        await using (var app = await ClosedApp.StartAsync(home, time))
        {
            key = await app.KeyOfAsync("ABC123");
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, key));
        }

        var usedAt = time.GetUtcNow();
        time.Advance(TimeSpan.FromDays(1));
        await using var again = await ClosedApp.StartAsync(home, time);
        var use = again.Services.GetRequiredService<KeyBook>().Find(key.Id)!.Use;
        Assert.Equal((usedAt, IPAddress.Loopback), (use.LastUsedAt, use.Address));
    }

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Keys_LongOver_AreForgotten(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        var time = WorkTrackApp.Noon();
        await using (var app = await ClosedApp.StartAsync(home, time))
        {
            var (revoked, kept) = (await app.KeyOfAsync("ABC123"), await app.TeamKeyAsync(1));
            await ExpectAsync(app, (revoked, true), (kept, true));
            await app.Keys().RevokeAsync(AuditActor.Server, revoked.Id);
        }

        await using var again = await ClosedApp.StartAsync(home, time);
        await again.Services.GetRequiredService<AgentKeyStore>().ForgetAsync(time.GetUtcNow().AddSeconds(1), TestContext.Current.CancellationToken);
        Assert.Equal((1, 1), (await home.CountAsync("agent_keys"), await home.CountAsync("agent_key_uses")));
    }

    [Fact]
    public async Task Key_IsNotInTheDatabase()
    {
        using var home = AppHome.OnSqlite();
        NewSecret key;
        await using (var app = await ClosedApp.StartAsync(home, WorkTrackApp.Noon()))
        {
            key = await app.TeamKeyAsync(1);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, key));
        }

        foreach (var file in Directory.GetFiles(home.DataDirectory))
        {
            Assert.DoesNotContain(key.Text[^20..], System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task DatabaseAway_KnownKeysOpen_AndAfterAStartWithoutItIs503()
    {
        await using var database = new FailingMariaDb();
        await database.StartAsync();
        using var home = AppHome.OnMariaDb(database.ConnectionString);
        NewSecret key;
        await using (var app = await ClosedApp.StartAsync(home, TimeProvider.System))
        {
            key = await app.TeamKeyAsync(1);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, key));
            await database.TakeAwayAsync(Absence.Killed);
            Assert.Equal(HttpStatusCode.OK, await StatusAsync(app, key));
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(app, SecretText.Create(SecretKind.AgentKey)));
        }

        await using var again = await ClosedApp.StartAsync(home, TimeProvider.System, teams: 0);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(again, key));
    }

    private static async Task ExpectAsync(WorkTrackApp app, params (NewSecret Key, bool Opens)[] keys)
    {
        foreach (var (key, opens) in keys)
        {
            Assert.Equal(opens ? HttpStatusCode.OK : HttpStatusCode.Unauthorized, await StatusAsync(app, key));
        }
    }

    private static async Task<HttpStatusCode> StatusAsync(WorkTrackApp app, NewSecret key)
    {
        using var answer = await Call.SendAsync(app, key.Text);
        return answer.StatusCode;
    }
}
