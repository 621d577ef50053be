using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using WorkTrack.Domain.Days;

namespace WorkTrack.Web.Demo;

/// <summary>
/// Lets the fleet live as long as the server runs. Its reports take the way of every agent's: they are posted to the
/// address the server listens on.
/// </summary>
internal sealed class DemoRunner(
    IServer server, IHostApplicationLifetime lifetime, OrganisationCalendar calendar, TimeProvider time,
    ILogger<DemoRunner> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Services are stopped after the server; the agents have to be silent before.
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, lifetime.ApplicationStopping);
        using var startedOrEnding = CancellationTokenSource.CreateLinkedTokenSource(lifetime.ApplicationStarted, ending.Token);
        await Task.Delay(Timeout.InfiniteTimeSpan, time, startedOrEnding.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (ending.IsCancellationRequested)
        {
            return;
        }

        if (DemoAddress.Of(server.Features.Get<IServerAddressesFeature>()?.Addresses ?? []) is not { } address)
        {
            log.LogWarning("The demo stands still: the server listens on no address that an agent could post to.");
            return;
        }

        // Never through a proxy: the way leads from this process to itself.
        using var handler = new SocketsHttpHandler { UseProxy = false };
        using var http = new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromSeconds(10) };
        var fleet = DemoFleet.Create();
        log.LogInformation("Demo: {Count} computers report to {Address}", fleet.Length, address);
        await Task.WhenAll(fleet.Zip(DemoScene.ForFleet(fleet.Length))
            .Select(pair => LiveAsync(new DemoAgent(pair.First, pair.Second, calendar), http, ending.Token)));
    }

    private async Task LiveAsync(DemoAgent agent, HttpClient http, CancellationToken ending)
    {
        await Task.Delay(agent.FirstAfter, time, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (!ending.IsCancellationRequested)
        {
            foreach (var message in agent.Speak(time.GetUtcNow()))
            {
                await PostAsync(message, http, ending);
            }

            await Task.Delay(agent.Interval, time, ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Sends a message. One under way when the server stops is not given up: the server finishes what it has begun.</summary>
    private async Task PostAsync(DemoMessage message, HttpClient http, CancellationToken ending)
    {
        try
        {
            using var answer = await http.PostAsJsonAsync("api/agent-data", message, DemoMessage.Json, CancellationToken.None);
            answer.EnsureSuccessStatusCode();
        }
        catch (Exception failure) when (failure is HttpRequestException or TaskCanceledException)
        {
            // Refused because the server is just going away: nothing that anybody should look into.
            if (!ending.IsCancellationRequested)
            {
                log.LogWarning(failure, "A demo report of {Computer} did not arrive; the next one follows.", message.ComputerId);
            }
        }
    }
}
