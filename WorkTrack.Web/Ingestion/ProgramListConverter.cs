using System.Text.Json;
using System.Text.Json.Serialization;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Ingestion;

/// <summary>A program as agents send it.</summary>
internal sealed class ProgramBody
{
    public long? Pid { get; set; }

    public string? Name { get; set; }

    public string? Path { get; set; }

    public string? StartTime { get; set; }
}

/// <summary>
/// Reads a list of programs: objects, plain names, or null for none. All are checked and counted, and only the first
/// few are kept, so a list of hundreds costs little memory.
/// </summary>
internal sealed class ProgramListConverter : JsonConverter<ProgramList>
{
    public override bool HandleNull => true;

    public override ProgramList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.Null)
        {
            return ProgramList.Empty;
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        var first = new List<RunningProgram>(ProgramList.MaxKept);
        var total = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (first.Count == ProgramList.MaxKept && reader.TokenType == JsonTokenType.StartObject && ProgramCounter.TryPass(ref reader) is { } counts)
            {
                total += counts ? 1 : 0;
            }
            else if (ReadProgram(ref reader) is { } program)
            {
                total++;
                if (first.Count < ProgramList.MaxKept)
                {
                    first.Add(program);
                }
            }
        }

        return new ProgramList(first, total);
    }

    public override void Write(Utf8JsonWriter writer, ProgramList value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Agents' bodies are only read.");

    private static RunningProgram? ReadProgram(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case JsonTokenType.String:
                return RunningProgram.Create(AgentJson.ReadPart(ref reader, AgentJson.Default.String));
            case JsonTokenType.StartObject:
                var body = AgentJson.ReadPart(ref reader, AgentJson.Default.ProgramBody)!;
                return RunningProgram.Create(body.Name, body.Pid, body.Path, body.StartTime);
            default:
                throw new JsonException();
        }
    }
}
