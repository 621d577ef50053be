using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkTrack.Domain.Keys;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Enrolment;

namespace WorkTrack.Tests.Keys;

/// <summary>Keys are found nowhere but with those who hold them: not in any log line of any level, nor in any answer.</summary>
public sealed class KeyCanaryTests
{
    [Fact]
    public async Task Keys_RightAndWrong_AreInNoLogAndInNoAnswer()
    {
        using var home = AppHome.OnSqlite();
        using var everything = new EveryLine();
        await using var app = WorkTrackApp.Start(home, WorkTrackApp.Noon(), ("Access:Open", "false"), ("Logging:LogLevel:Default", "Trace"), ("Logging:LogLevel:Microsoft", "Trace"),
            ("Logging:LogLevel:Microsoft.AspNetCore", "Trace"), ("Logging:LogLevel:Microsoft.Hosting", "Trace"), ("Logging:LogLevel:Microsoft.EntityFrameworkCore", "Trace"));
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(everything);
        await app.CreateTeamAsync("A");
        var (key, own) = (await app.TeamKeyAsync(1), await app.KeyOfAsync("OWN"));
        var wrong = SecretText.Create(SecretKind.AgentKey);
        var token = await app.Services.GetRequiredService<EnrolmentTokens>().CreateAsync(AuditActor.Server, 1, "t", TimeSpan.FromDays(1), 9);
        var answers = new List<string>();
        var calls = AgentCall.All("PC-1")
            .Append(new AgentCall(HttpMethod.Post, "/api/agent-data", "{ broken"))
            .Append(new AgentCall(HttpMethod.Post, "/api/v1/reports", "{}"))
            .Append(new AgentCall(HttpMethod.Get, "/api/no-such-address", null))
            .Append(new AgentCall(HttpMethod.Post, "/api/v1/enroll", $$"""{"computer_id":"x y","enrolment_token":"{{token.Text}}"}"""))
            .Append(new AgentCall(HttpMethod.Post, "/api/v1/enroll", $$"""{"computer_id":"PC-9","enrolment_token":"{{token.Text[..^1]}}"}"""));
        foreach (var call in calls)
        {
            foreach (var secret in new[] { key, own, wrong })
            {
                foreach (var way in AgentCall.Ways(secret.Text))
                {
                    using var answer = await call.SendAsync(app, way);
                    answers.Add($"{answer.Headers} {await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
                }
            }
        }

        await app.Keys().RotateAsync(AuditActor.Server, own.Id, TimeSpan.Zero);
        await app.Keys().RevokeAsync(AuditActor.Server, key.Id);

        Assert.NotEmpty(everything.Lines);
        foreach (var secret in new[] { key, own, wrong, token })
        {
            foreach (var form in new[] { secret.Text[^43..], AgentCall.BasicOf(secret.Text)[^30..], Convert.ToHexString(secret.Hash) })
            {
                Assert.DoesNotContain(everything.Lines, line => line.Contains(form, StringComparison.OrdinalIgnoreCase));
                Assert.DoesNotContain(answers, answer => answer.Contains(form, StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    /// <summary>Keeps every line of every logger, with its scopes' and parameters' text.</summary>
    private sealed class EveryLine : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            Lines.Enqueue(Text(state));
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Enqueue($"{formatter(state, exception)} {Text(state)} {exception}");

        public void Dispose()
        {
        }

        private static string Text(object? state) =>
            state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values.Select(value => value.Value)) : state?.ToString() ?? "";
    }
}
