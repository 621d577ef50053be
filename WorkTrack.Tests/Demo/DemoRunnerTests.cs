using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WorkTrack.Web.Demo;

namespace WorkTrack.Tests.Demo;

public sealed class DemoRunnerTests
{
    [Fact]
    public async Task Runner_ServerRuns_PostsToItAndEndsWithItWithoutAWord()
    {
        var (log, arrived) = (new WarningLog(), Channel.CreateUnbounded<string>());
        await using var app = Server(log, async context => await arrived.Writer.WriteAsync(await TypeAsync(context)));

        await app.StartAsync(TestContext.Current.CancellationToken);
        var first = await arrived.Reader.ReadAsync(TestContext.Current.CancellationToken);
        await app.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal("agent_register", first);
        Assert.Empty(log.Warnings);
    }

    [Fact]
    public async Task Runner_ReportRefused_WarnsAndSendsTheNextOne()
    {
        var (log, arrived) = (new WarningLog(), Channel.CreateUnbounded<string>());
        await using var app = Server(log, async context =>
        {
            await arrived.Writer.WriteAsync(await TypeAsync(context));
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        });

        await app.StartAsync(TestContext.Current.CancellationToken);

        // Whoever it is: its registration was refused before its data follow.
        await arrived.Reader.ReadAllAsync(TestContext.Current.CancellationToken).FirstAsync(
            type => type == "agent_data", TestContext.Current.CancellationToken);
        await app.StopAsync(TestContext.Current.CancellationToken);

        Assert.NotEmpty(log.Warnings);
    }

    private static WebApplication Server(WarningLog log, RequestDelegate answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.AddProvider(log);
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(DemoZones.Calendar("America/Sao_Paulo"));
        builder.Services.AddHostedService<DemoRunner>();
        var app = builder.Build();
        app.MapPost("/api/agent-data", answer);
        return app;
    }

    private static async Task<string> TypeAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body);
        return body.RootElement.GetProperty("type").GetString()!;
    }

    private sealed class WarningLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Warnings { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Warnings.Enqueue(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
