using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
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
[JsonSerializable(typeof(ProgramBody))]
[JsonSerializable(typeof(ActiveWindowBody))]
[JsonSerializable(typeof(CommandResultBody))]
[JsonSerializable(typeof(IntervalReportBody))]
[JsonSerializable(typeof(SampleBody))]
[JsonSerializable(typeof(EnrolBody))]
internal sealed partial class AgentJson : JsonSerializerContext
{
    /// <summary>Reads a part of a body under the same rules.</summary>
    /// <exception cref="JsonException">It is malformed. Without a path of its own, so that the serializer fills in the whole body's.</exception>
    public static T? ReadPart<T>(ref Utf8JsonReader reader, JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(ref reader, type);
        }
        catch (JsonException malformed)
        {
            throw new JsonException(null, malformed);
        }
    }
}
