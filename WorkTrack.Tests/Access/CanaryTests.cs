using System.Text.Json;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Access;

/// <summary>What must never be in a log: looked for after everything was done with it that a server does.</summary>
public sealed class CanaryTests : OnRunningServer
{
    private const string Canary = "kanarienvogel";

    public CanaryTests()
        : base(
            WorkTrackApp.Noon(), ("environment", "Production"), ("Logging:LogLevel:Default", "Debug"), ("Logging:LogLevel:Microsoft.AspNetCore", "Warning"),
            ("WORKTRACK_ADMIN_USER", "root"), ("WORKTRACK_ADMIN_PASSWORD", $"{Canary} admin password"))
    {
    }

    [Fact]
    public async Task Log_AfterEverything_HoldsNoPasswordNoTokenAndNoTitle()
    {
        foreach (var body in new[]
        {
            Report(Canary), Report(new string('x', 5000) + Canary), $$"""{"type":"agent_data","computer_id":"A","active_window":{"window_title":"{{Canary}}"},"usage_minutes":"{{Canary}}"}""",
            $$"""{"type":"agent_data","computer_id":"{{Canary}} not an id"}""", $"{{ {Canary}",
        })
        {
            using var answer = await App.PostAsync("/api/agent-data", body);
        }

        using var admin = App.Visit();
        await admin.SignInAsync("root", $"{Canary} admin password");
        admin.Client.DefaultRequestHeaders.Add("Authorization", $"Bearer {Canary}-bearer");
        admin.Client.DefaultRequestHeaders.Add("X-Agent-Key", $"{Canary}-key");
        foreach (var page in new[] { "/", "/computers/A", "/account", $"/setup?code={Canary}", $"/login?ReturnUrl=//{Canary}", "/audit", $"/api/v1/usage/days?from={Canary}", $"/no-page?{Canary}" })
        {
            using var answer = await admin.GetAsync(page);
        }

        using (var wrong = await App.Visit().TrySignInAsync("root", $"{Canary} wrong password"))
        {
        }

        using (var changed = await admin.SubmitAsync(
            "/account", "change-password", ("Password.Current", $"{Canary} not it"), ("Password.New", $"{Canary} new"), ("Password.Again", $"{Canary} new")))
        {
        }

        using (var broken = await admin.PostAsync("/login", ("_handler", "code"), ("__RequestVerificationToken", $"{Canary}-token"), ("Code.Ticket", $"{Canary}-ticket")))
        {
        }

        var cookie = admin.CookieHeader;
        Assert.NotEmpty(App.Log.Lines);
        Assert.DoesNotContain(App.Log.Lines, line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookie.Split("; "), part => Assert.DoesNotContain(App.Log.Lines, line => line.Contains(part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal)));
        Assert.Equal(0, int.Parse(await Home.ReadOnSqliteAsync($"SELECT COUNT(*) FROM audit_log WHERE lower(actor || subject || details) LIKE '%{Canary}%'"), System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string Report(string title) => JsonSerializer.Serialize(new
    {
        type = "agent_data",
        computer_id = "A",
        usage_minutes = 5,
        active_window = new { window_title = title, program_name = "excel.exe" },
    });
}
