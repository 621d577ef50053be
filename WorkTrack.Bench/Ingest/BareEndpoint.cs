using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace WorkTrack.Bench.Ingest;

/// <summary>What a report costs without us: Kestrel reads it, the serializer makes objects of its JSON, and nobody keeps them.</summary>
internal static class BareEndpoint
{
    /// <summary>The argument that makes the benchmark be one, in a process of its own.</summary>
    public const string Argument = "bare-endpoint";

    /// <summary>Serves until the process is ended.</summary>
    /// <param name="url">Where.</param>
    public static async Task RunAsync(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Run(async context =>
        {
            var report = await JsonSerializer.DeserializeAsync(context.Request.BodyReader, BareJson.Default.BareReport);
            context.Response.ContentType = "application/json";
            await context.Response.WriteAsJsonAsync(
                new BareAnswer("success", "Dados recebidos", TimeProvider.System.GetUtcNow(), report!.ComputerId!.Length), BareJson.Default.BareAnswer);
        });
        await app.RunAsync(url);
    }
}

internal sealed record BareProgram(long? Pid, string? Name, string? Path, string? StartTime);

internal sealed record BareWindow(string? WindowTitle, string? ProgramName, string? ProgramPath);

internal sealed record BareComputer(string? Name, string? UserName, string? OsInfo, string? IpAddress, string? MacAddress);

internal sealed record BareSample(long Seq, DateTimeOffset StartedAt, long DurationMs, string? State, string? Program, string? Title);

/// <summary>Any report, whatever its format.</summary>
internal sealed class BareReport
{
    public string? Type { get; set; }

    public string? ComputerId { get; set; }

    public string? ComputerName { get; set; }

    public string? OsInfo { get; set; }

    public string? UserName { get; set; }

    public long? UsageMinutes { get; set; }

    public string? Timestamp { get; set; }

    public List<BareProgram>? RunningPrograms { get; set; }

    public BareWindow? ActiveWindow { get; set; }

    public string? SessionId { get; set; }

    public DateTimeOffset? SentAt { get; set; }

    public string? AgentVersion { get; set; }

    public BareComputer? Computer { get; set; }

    public List<BareSample>? Samples { get; set; }
}

internal sealed record BareAnswer(string Status, string Message, DateTimeOffset ServerTime, int CacheSize);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BareReport))]
[JsonSerializable(typeof(BareAnswer))]
internal sealed partial class BareJson : JsonSerializerContext;
