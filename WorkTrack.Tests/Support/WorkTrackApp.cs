using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Data.Accounts;
using WorkTrack.Web.Access;
using WorkTrack.Web.Accounts;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Support;

/// <summary>
/// The whole server in this process, on a real loopback port and a real database. A second one on the same
/// <see cref="AppHome"/> is the same server after a restart.
/// </summary>
internal sealed class WorkTrackApp : IAsyncDisposable
{
    /// <summary>A setting that makes passwords cost what they cost in the product, for tests of just that. Elsewhere they cost next to nothing.</summary>
    public static readonly (string Key, string Value) DearPasswords = ("Tests:DearPasswords", "true");

    private readonly Factory _factory;
    private int _accounts;

    private WorkTrackApp(Factory factory)
    {
        _factory = factory;
        Client = factory.CreateDefaultClient(new WatchedAnswers());
    }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    public IServiceProvider Services => _factory.Services;

    /// <summary>What the server has logged.</summary>
    public CapturedLog Log => _factory.Log;

    public static WorkTrackApp Start(AppHome home, TimeProvider time, params (string Key, string Value)[] settings)
    {
        var factory = new Factory(home, time, settings);
        factory.UseKestrel(0);
        try
        {
            factory.StartServer();
        }
        catch (Exception failure)
        {
            // What a background service said last is why a host gave up; the failure itself only says that it did.
            throw new InvalidOperationException("The server did not start:\n" + string.Join('\n', factory.Log.Lines), failure);
        }

        return new WorkTrackApp(factory);
    }

    /// <summary>Noon in the tests' zone, on a Monday.</summary>
    public static FakeTimeProvider Noon() => new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));

    public Task<HttpResponseMessage> PostAsync(string path, string json, string contentType = "application/json")
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(json));
        content.Headers.TryAddWithoutValidation("Content-Type", contentType);
        return Client.PostAsync(new Uri(path, UriKind.Relative), content);
    }

    /// <summary>Sends a report with a counter in the seed's protocol and expects it to be taken.</summary>
    public async Task PostCounterAsync(long minutes, string computer = "ABC123")
    {
        using var answer = await PostAsync(
            "/api/agent-data", JsonSerializer.Serialize(new { type = "agent_data", computer_id = computer, usage_minutes = minutes }));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Sends a report whose window has a title.</summary>
    public Task<HttpResponseMessage> PostTitleAsync(string computer, string title) => PostAsync(
        "/api/agent-data",
        JsonSerializer.Serialize(new { type = "agent_data", computer_id = computer, active_window = new { window_title = title, program_name = "excel.exe" } }));

    public async Task<JsonElement> StatsAsync() =>
        (await Client.GetFromJsonAsync<JsonElement>("/api/stats")).GetProperty("stats");

    public async Task<int> UsageTodayAsync() => (await StatsAsync()).GetProperty("total_usage_today").GetInt32();

    public async Task<JsonElement> ComputerAsync(string id) =>
        (await Client.GetFromJsonAsync<JsonElement>("/api/agent-data")).GetProperty("computers").EnumerateArray()
            .Single(computer => computer.GetProperty("computer_id").GetString() == id);

    public async Task<EventReader> FollowStreamAsync() =>
        new(await Client.GetStreamAsync(new Uri("/api/dashboard-stream", UriKind.Relative)));

    /// <summary>Makes an account and signs in with it, as a browser does.</summary>
    public async Task<Visitor> LoginAsync(Role role, params int[] teams)
    {
        var name = $"{role}{Interlocked.Increment(ref _accounts)}".ToLowerInvariant();
        await CreateAccountAsync(name, role, teams);
        var visitor = Visit();
        await visitor.SignInAsync(name);
        return visitor;
    }

    /// <summary>Makes an account with the password of <see cref="Visitor.Password"/>.</summary>
    public async Task<KnownAccount> CreateAccountAsync(string name, Role role, params int[] teams)
    {
        var problems = await Services.GetRequiredService<AccountService>().CreateAsync(
            AuditActor.Server, new NewAccount(name, Visitor.Password, role, teams, MustChangePassword: false), TestContext.Current.CancellationToken);
        Assert.Empty(problems);
        return Services.GetRequiredService<AccountDirectory>().Accounts.Single(account => account.Name == name);
    }

    /// <summary>Makes a team.</summary>
    public async Task<int> CreateTeamAsync(string name)
    {
        Assert.Null(await Services.GetRequiredService<TeamService>().CreateAsync(AuditActor.Server, name, TestContext.Current.CancellationToken));
        return Services.GetRequiredService<AccountDirectory>().Teams.Max(team => team.Id);
    }

    /// <summary>Sends reports of computers to a server whose access is closed, and puts them into a team.</summary>
    public async Task ReportFromTeamAsync(int team, params string[] reports)
    {
        var access = Services.GetRequiredService<IOptions<AccessOptions>>().Value;
        var wasOpen = access.Open;
        access.Open = true;
        var before = Services.GetRequiredService<Board>().Snapshot.Computers.Select(computer => computer.Id).ToHashSet();
        foreach (var report in reports)
        {
            using var answer = await PostAsync("/api/agent-data", report);
            answer.EnsureSuccessStatusCode();
        }

        access.Open = wasOpen;
        await Services.GetRequiredService<TeamService>().MoveAsync(
            AuditActor.Server, [.. Services.GetRequiredService<Board>().Snapshot.Computers.Where(computer => !before.Contains(computer.Id))], team,
            TestContext.Current.CancellationToken);
    }

    /// <summary>A browser that nobody is signed in with.</summary>
    public Visitor Visit() => new(Address);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();

        // A service that fails takes the server along, and the test would only say that nobody answered.
        var failed = Log.Lines.FirstOrDefault(line => line.Contains("BackgroundService failed", StringComparison.Ordinal));
        Assert.True(failed is null, failed);

        Assert.DoesNotContain(Log.Lines, Secrets.AreIn);
    }

    private sealed class Factory(AppHome home, TimeProvider time, (string Key, string Value)[] settings) : WebApplicationFactory<Program>
    {
        public CapturedLog Log { get; } = new();

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            // Only there may browser tests sign in with one click; a test that needs another environment names it.
            builder.UseEnvironment("Development");
            foreach (var (key, value) in home.Settings.Concat(settings))
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton(time).AddLogging(logging => logging.AddProvider(Log));
                if (!settings.Contains(DearPasswords))
                {
                    services.Configure<PasswordHasherOptions>(hashes => hashes.IterationCount = 100);
                }
            });
        }
    }
}
