using Microsoft.Extensions.Configuration;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Access;
using WorkTrack.Web.Hosting;

namespace WorkTrack.Tests.Integration;

/// <summary>Open access is for this machine only; without it everything asks who is there.</summary>
public sealed class AccessTests
{
    [Theory]
    [InlineData("urls", "http://0.0.0.0:5080")]
    [InlineData("https_ports", "8443")]
    public void Start_AccessNotOpen_MayListenAnywhere(string key, string value) => StartupCheck.Run(Settings((key, value)));

    [Theory]
    [InlineData("urls", "http://0.0.0.0:5080")]
    [InlineData("urls", "http://*:5080")]
    [InlineData("urls", "http://[::]:5080")]
    [InlineData("urls", "http://192.0.2.7:5080")]
    [InlineData("urls", "http://worktrack.example:5080")]
    [InlineData("urls", "http://localhost:5080;http://+:80")]
    [InlineData("http_ports", "8080")]
    [InlineData("https_ports", "8443")]
    [InlineData("Kestrel:Endpoints:Web:Url", "http://0.0.0.0:80")]
    [InlineData("urls", "http://unix:/run/worktrack")]
    public void Start_OpenBeyondLoopback_IsRefused(string key, string value)
    {
        var refusal = Assert.Throws<StartupRefusedException>(() => StartupCheck.Run(Settings(("Access:Open", "true"), (key, value))));

        Assert.Contains("loopback", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:5080;http://[::1]:5080")]
    [InlineData("http://127.8.9.1:0")]
    public void Start_OpenOnLoopback_IsAllowed(string urls) =>
        StartupCheck.Run(Settings(("Access:Open", "true"), ("urls", urls), ("http_ports", "8080")));

    [Theory]
    [InlineData("/api/stats")]
    [InlineData("/api/agent-data")]
    [InlineData("/api/dashboard-stream")]
    [InlineData("/api/test.php")]
    [InlineData("/api/ping.php")]
    [InlineData("/api/commands.php?computer_id=A")]
    public async Task AnyAddress_WithoutOpenAccess_IsNotAnswered(string path)
    {
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, WorkTrackApp.Noon());
        app.Services.Find<AccessOptions>().Open = false;

        using var answer = await app.Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task Reports_WithoutOpenAccess_AreRefusedAndNotKept()
    {
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, WorkTrackApp.Noon());
        app.Services.Find<AccessOptions>().Open = false;
        foreach (var path in new[] { "/api/agent-data", "/api/register.php", "/api/heartbeat.php", "/api/activity.php", "/api/command_result.php" })
        {
            using var answer = await app.PostAsync(path, """{"type":"agent_register","computer_id":"A","computer_name":"a","user_name":"b","os_info":"c"}""");
            Assert.Equal(System.Net.HttpStatusCode.Unauthorized, answer.StatusCode);
            Assert.Contains("error", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }

        app.Services.Find<AccessOptions>().Open = true;
        Assert.Equal(0, (await app.StatsAsync()).GetProperty("total_computers").GetInt32());
    }

    [Fact]
    public async Task ForeignHostName_PointedAtLoopback_IsRefused()
    {
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, WorkTrackApp.Noon());
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/stats");
        request.Headers.Host = "rebound.example";

        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Theory]
    [InlineData("Cors:Origins", "https://a.example/, https://b.example", "https://b.example")]
    [InlineData("Cors:Origins", "*", "*")]
    [InlineData("Cors:Origins:0", "https://a.example:8443", "https://a.example:8443")]
    public async Task CorsOrigins_AsALineOrAList_AreAllowed(string key, string value, string allowed)
    {
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, WorkTrackApp.Noon(), (key, value));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/stats");
        request.Headers.Add("Origin", allowed == "*" ? "https://any.example" : allowed);

        using var answer = await app.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(allowed, Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
        Assert.Equal(allowed != "*", answer.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    private static IConfiguration Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build();
}
