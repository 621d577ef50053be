using System.Text.Json;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Web.Dashboard;

namespace WorkTrack.Tests.Dashboard;

public sealed class FirstComputerTests : DashboardContext
{
    public FirstComputerTests() => Services.AddSingleton<NavigationManager>(new AddressBar());

    [Fact]
    public void Config_AnyAddress_IsTheOneInTheBrowsersBar()
    {
        var page = Render<FirstComputer>();

        using var config = JsonDocument.Parse(page.Find("[data-testid=agent-config]").TextContent);
        var settings = config.RootElement;
        Assert.Equal(
            ["server_url", "vercel_url", "vercel_enabled", "websocket_enabled", "monitoring_interval", "heartbeat_interval"],
            settings.EnumerateObject().Select(setting => setting.Name));
        Assert.Equal("https://worktrack.example:8443/api", settings.GetProperty("server_url").GetString());
        Assert.False(settings.GetProperty("websocket_enabled").GetBoolean());
        Assert.Equal(60, settings.GetProperty("monitoring_interval").GetInt32());
        Assert.Equal(60, settings.GetProperty("heartbeat_interval").GetInt32());
    }

    [Fact]
    public void Command_AnyAddress_PostsAFirstReportThere() => Assert.Equal(
        "curl -X POST https://worktrack.example:8443/api/agent-data -H 'Content-Type: application/json' -d "
        + """'{"type":"agent_data","computer_id":"MY-FIRST-COMPUTER","computer_name":"My first computer","usage_minutes":5}'""",
        Render<FirstComputer>().Find("[data-testid=first-report]").TextContent);

    [Fact]
    public async Task Copy_BrowserAllows_SaysCopiedForAWhile()
    {
        var script = JSInterop.SetupModule("./worktrack.js");
        script.Setup<bool>("copy", _ => true).SetResult(true);
        var page = Render<FirstComputer>();

        var clicked = page.Find("[data-testid=copy]").ClickAsync(new());

        await page.WaitForAssertionAsync(() => Assert.Equal("Copied", page.Find("[data-testid=copy] [role=status]").TextContent));
        Assert.Equal(page.Find("[data-testid=agent-config]").TextContent, script.Invocations["copy"].Single().Arguments[0]);
        Time.Advance(TimeSpan.FromSeconds(2));
        await clicked;
        Assert.Equal("Copy", page.Find("[data-testid=copy] [role=status]").TextContent);
    }

    private sealed class AddressBar : NavigationManager
    {
        public AddressBar() => Initialize("https://worktrack.example:8443/", "https://worktrack.example:8443/");
    }
}
