using System.Text.Json;
using System.Text.Json.Serialization;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Ingestion;

/// <summary>
/// Reads a list of programs: objects, plain names, or null for none. All are checked and counted, and only the first
/// few are kept, so a list of hundreds costs little memory.
/// </summary>
internal sealed class ProgramListConverter : JsonConverter<ProgramList>
{
    private static readonly byte[][] Names = ["pid"u8.ToArray(), "name"u8.ToArray(), "path"u8.ToArray(), "start_time"u8.ToArray()];

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

    private static RunningProgram? ReadProgram(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => null,
        JsonTokenType.String => RunningProgram.Create(LenientStringConverter.Read(ref reader)),
        JsonTokenType.StartObject => ReadObject(ref reader),
        _ => throw new JsonException(),
    };

    private static RunningProgram? ReadObject(ref Utf8JsonReader reader)
    {
        var members = new ObjectMembers(Names);
        long? processId = null;
        string? name = null, path = null, startTime = null;
        for (int member; (member = members.Next(ref reader)) >= 0;)
        {
            if (reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            switch (member)
            {
                case 0:
                    processId = reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number) ? number : throw new JsonException();
                    break;
                case 1:
                    name = LenientStringConverter.Read(ref reader);
                    break;
                case 2:
                    path = LenientStringConverter.Read(ref reader);
                    break;
                default:
                    startTime = LenientStringConverter.Read(ref reader);
                    break;
            }
        }

        return RunningProgram.Create(name, processId, path, startTime);
    }
}
