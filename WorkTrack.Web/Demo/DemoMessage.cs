using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace WorkTrack.Web.Demo;

/// <summary>What a demo's agent sends; what is null is left out.</summary>
internal sealed record DemoMessage
{
    /// <summary>How messages are written.</summary>
    public static JsonSerializerOptions Json { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public required string Type { get; init; }

    public required string ComputerId { get; init; }

    public string? ComputerName { get; init; }

    public string? UserName { get; init; }

    public string? OsInfo { get; init; }

    public string? IpAddress { get; init; }

    public string? MacAddress { get; init; }

    public string? AgentVersion { get; init; }

    public long? UsageMinutes { get; init; }

    public string? Timestamp { get; init; }

    public IReadOnlyList<DemoProcess>? RunningPrograms { get; init; }

    public DemoWindow? ActiveWindow { get; init; }

    /// <summary>A local time as agents write it: without a zone.</summary>
    public static string Time(DateTimeOffset local) =>
        local.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff", CultureInfo.InvariantCulture);
}

/// <summary>A running program, as agents send it.</summary>
internal sealed record DemoProcess(int Pid, string Name, string Path, string StartTime);

/// <summary>The window in front, as agents send it.</summary>
internal sealed record DemoWindow(string WindowTitle, string ProgramName, string ProgramPath);
