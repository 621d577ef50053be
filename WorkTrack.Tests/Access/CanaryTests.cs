using System.Collections.Concurrent;
using System.Text.Json;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Access;

/// <summary>What must never be in a log, a trace, a metric or an error page: looked for after everything was done with it that a server does.</summary>
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
    public async Task LogsTracesMetricsAndErrorPages_AfterEverything_HoldNoPasswordNoTokenAndNoTitle()
    {
        var told = new ConcurrentQueue<string>();
        using var telemetry = new Telemetry(told.Enqueue);
        var errors = new List<string>();
        foreach (var body in new[]
        {
            Report(Canary), Report(new string('x', 5000) + Canary), $$"""{"type":"agent_data","computer_id":"A","active_window":{"window_title":"{{Canary}}"},"usage_minutes":"{{Canary}}"}""",
            $$"""{"type":"agent_data","computer_id":"{{Canary}} not an id"}""", $"{{ {Canary}",
        })
        {
            using var answer = await App.PostAsync("/api/agent-data", body);
            await KeepErrorAsync(answer);
        }

        using var admin = App.Visit();
        await admin.SignInAsync("root", $"{Canary} admin password");
        admin.Client.DefaultRequestHeaders.Add("Authorization", $"Bearer {Canary}-bearer");
        admin.Client.DefaultRequestHeaders.Add("X-Agent-Key", $"{Canary}-key");
        foreach (var page in new[] { "/", "/computers/A", "/account", $"/setup?code={Canary}", $"/login?ReturnUrl=//{Canary}", "/audit", $"/api/v1/usage/days?from={Canary}", $"/no-page?{Canary}" })
        {
            using var answer = await admin.GetAsync(page);
            await KeepErrorAsync(answer);
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
            await KeepErrorAsync(broken);
        }

        telemetry.MeasureNow();
        var cookie = admin.CookieHeader;
        Assert.NotEmpty(errors);
        Assert.DoesNotContain(errors, page => page.Contains(Canary, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(told, line => line.StartsWith("trace ", StringComparison.Ordinal));
        Assert.Contains(told, line => line.StartsWith("metric ", StringComparison.Ordinal));
        Assert.DoesNotContain(told, line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase));
        Assert.NotEmpty(App.Log.Lines);
        Assert.DoesNotContain(App.Log.Lines, line => line.Contains(Canary, StringComparison.OrdinalIgnoreCase));
        Assert.All(cookie.Split("; "), part => Assert.DoesNotContain(App.Log.Lines, line => line.Contains(part[(part.IndexOf('=', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal)));
        Assert.Equal(0, int.Parse(await Home.ReadAsync($"SELECT COUNT(*) FROM audit_log WHERE lower(actor || subject || details) LIKE '%{Canary}%'"), System.Globalization.CultureInfo.InvariantCulture));

        async Task KeepErrorAsync(HttpResponseMessage answer)
        {
            if (!answer.IsSuccessStatusCode)
            {
                errors.Add(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            }
        }
    }

    private static string Report(string title) => JsonSerializer.Serialize(new
    {
        type = "agent_data",
        computer_id = "A",
        usage_minutes = 5,
        active_window = new { window_title = title, program_name = "excel.exe" },
    });
}
