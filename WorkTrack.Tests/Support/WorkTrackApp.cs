using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace WorkTrack.Tests.Support;

/// <summary>
/// The whole server in this process, on a real loopback port and a real database. A second one on the same
/// <see cref="AppHome"/> is the same server after a restart.
/// </summary>
internal sealed class WorkTrackApp : IAsyncDisposable
{
    private readonly Factory _factory;

    private WorkTrackApp(Factory factory)
    {
        _factory = factory;
        Client = factory.CreateClient();
    }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    public IServiceProvider Services => _factory.Services;

    public static WorkTrackApp Start(AppHome home, TimeProvider time, params (string Key, string Value)[] settings)
    {
        var factory = new Factory(home, time, settings);
        factory.UseKestrel(0);
        factory.StartServer();
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

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _factory.DisposeAsync();
    }

    private sealed class Factory(AppHome home, TimeProvider time, (string Key, string Value)[] settings) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseEnvironment("Testing");
            foreach (var (key, value) in home.Settings.Concat(settings))
            {
                builder.UseSetting(key, value);
            }

            builder.ConfigureTestServices(services => services.AddSingleton(time));
        }
    }
}
