using System.Net;
using WorkTrack.Data.Accounts;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Access;

/// <summary>The keys that cookies are protected with lie in the database.</summary>
public sealed class KeyRingTests(MariaDbServer mariaDb)
{
    private static readonly (string Key, string Value)[] Closed = [("Access:Open", "false"), ("environment", "Production")];

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Session_AfterARestartWithoutTheFilesOfTheKeys_GoesOn(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        var before = WorkTrackApp.Start(home, TimeProvider.System, Closed);
        using var ana = await before.LoginAsync(Role.Admin);
        await before.DisposeAsync();
        Directory.Delete(Path.Combine(home.DataDirectory, "keys"), recursive: true);

        await using var after = WorkTrackApp.Start(home, TimeProvider.System, Closed);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(after, ana.CookieHeader));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(after, ana.CookieHeader[..^8]));
    }

    [Fact]
    public async Task Session_OfAnotherServerOnTheSameDatabase_IsKnown()
    {
        var database = await mariaDb.CreateDatabaseAsync();
        using var home = AppHome.OnMariaDb(database);
        using var elsewhere = AppHome.OnMariaDb(database);
        await using var first = WorkTrackApp.Start(home, TimeProvider.System, Closed);
        using var ana = await first.LoginAsync(Role.Admin);

        await using var second = WorkTrackApp.Start(elsewhere, TimeProvider.System, Closed);

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(second, ana.CookieHeader));
    }

    private static async Task<HttpStatusCode> StatusAsync(WorkTrackApp app, string cookies)
    {
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = app.Address };
        client.DefaultRequestHeaders.Add("Cookie", cookies);
        using var answer = await client.GetAsync(new Uri("/api/stats", UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
