using System.Text.Json.Serialization;
using WorkTrack.Web.Enrolment;

namespace WorkTrack.Web.Ingestion;

/// <summary>
/// The JSON rules for everything agents send: UTF-8, snake_case, no member we read twice, at most 8 levels deep, numbers not in
/// quotes, unknown members allowed, and text that is cleaned instead of rejected.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    AllowDuplicateProperties = false,
    MaxDepth = 8,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    Converters = [typeof(LenientStringConverter), typeof(ProgramListConverter), typeof(ActiveWindowConverter), typeof(SampleListConverter)])]
[JsonSerializable(typeof(AgentDataBody))]
[JsonSerializable(typeof(ReportBody))]
[JsonSerializable(typeof(CommandResultBody))]
[JsonSerializable(typeof(IntervalReportBody))]
[JsonSerializable(typeof(EnrolBody))]
internal sealed partial class AgentJson : JsonSerializerContext;
