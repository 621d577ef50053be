using System.Text;
using System.Text.Json;
using Microsoft.Playwright;

namespace WorkTrack.Tests.Browser;

/// <summary>A tab that follows the server with <c>worktrack-live.js</c>.</summary>
internal sealed class LiveTab
{
    // A page of the server's origin that has nothing of its own.
    private const string Empty = "health/live";

    private LiveTab(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>Loads the script into a page and begins to follow.</summary>
    /// <param name="page">A page with nothing in it yet.</param>
    /// <param name="server">Where WorkTrack is.</param>
    /// <param name="options">Options as the script takes them.</param>
    public static async Task<LiveTab> FollowAsync(IPage page, Uri server, string options = "{}")
    {
        await page.GotoAsync(new Uri(server, Empty).ToString());
        await page.AddScriptTagAsync(new PageAddScriptTagOptions { Url = new Uri(server, "worktrack-live.js").ToString() });
        return await BeginAsync(page, options);
    }

    /// <summary>Begins to follow in a page that has the script.</summary>
    public static async Task<LiveTab> BeginAsync(IPage page, string options = "{}")
    {
        await page.EvaluateAsync(
            $$"""
            () => {
              window.told = { changed: [], removed: [], states: [] };
              window.textOf = computers => JSON.stringify([...computers]
                .map(({ last_update, timestamp, ...rest }) => rest)
                .sort((one, other) => one.computer_id < other.computer_id ? -1 : 1));
              window.live = new WorkTrackLive({{options}});
              live.addEventListener('change', event => {
                told.changed.push(...event.detail.changed.map(computer => computer.computer_id));
                told.removed.push(...event.detail.removed);
              });
              live.addEventListener('status', event => told.states.push(event.detail));
            }
            """);
        return new LiveTab(page);
    }

    /// <summary>Reports a window's title for a computer.</summary>
    public static async Task ReportAsync(HttpClient server, string computer, string title)
    {
        var report = new { type = "agent_data", computer_id = computer, active_window = new { window_title = title } };
        using var content = new StringContent(JsonSerializer.Serialize(report), Encoding.UTF8, "application/json");
        using var answer = await server.PostAsync(new Uri("/api/agent-data", UriKind.Relative), content, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Waits until the tab's map holds what the board holds; who is there and what they do, not when they were last heard.</summary>
    public async Task ShowsBoardAsync(HttpClient server)
    {
        var board = await server.GetStringAsync(new Uri("/api/agent-data", UriKind.Relative), TestContext.Current.CancellationToken);
        await UntilAsync("expected => textOf(live.computers.values()) === textOf(JSON.parse(expected).computers)", board);
    }

    /// <summary>Waits until something is true in the tab.</summary>
    public Task UntilAsync(string condition, object? argument = null) =>
        Page.WaitForFunctionAsync(condition, argument, new PageWaitForFunctionOptions { PollingInterval = 20, Timeout = 60_000 });

    /// <summary>Whether this is the tab that has the connection.</summary>
    public Task<bool> LeadsAsync() => Page.EvaluateAsync<bool>("() => live.state.leads");

    /// <summary>What the script said of the connection, oldest first.</summary>
    public async Task<IReadOnlyList<JsonElement>> StatesAsync() =>
        [.. JsonDocument.Parse(await Page.EvaluateAsync<string>("() => JSON.stringify(told.states)")).RootElement.EnumerateArray()];

    /// <summary>Which computers it was told of, as often as it was.</summary>
    public Task<string[]> ChangedAsync() => Page.EvaluateAsync<string[]>("() => told.changed");
}
