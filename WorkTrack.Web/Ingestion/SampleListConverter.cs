using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Web.Ingestion;

/// <summary>A report's samples: those that could be read, and those that could not.</summary>
/// <param name="Readable">The samples.</param>
/// <param name="Unreadable">The others, each with what is wrong with it.</param>
public sealed record SampleList(ImmutableArray<ActivitySample> Readable, ImmutableArray<RefusedSample> Unreadable)
{
    /// <summary>How many there are.</summary>
    public int Count => Readable.Length + Unreadable.Length;
}

/// <summary>Reads samples one by one, so that a bad one never spoils its neighbours.</summary>
internal sealed class SampleListConverter : JsonConverter<SampleList>
{
    private static readonly byte[][] Names =
        ["started_at"u8.ToArray(), "duration_ms"u8.ToArray(), "state"u8.ToArray(), "program"u8.ToArray(), "title"u8.ToArray()];

    public override SampleList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        var readable = ImmutableArray.CreateBuilder<ActivitySample>();
        var unreadable = ImmutableArray.CreateBuilder<RefusedSample>();
        for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                Sort(ref reader, index, readable, unreadable);
            }
            else
            {
                reader.Skip();
                unreadable.Add(new RefusedSample(index, "bad_state", "A sample must be an object."));
            }
        }

        return new SampleList(readable.ToImmutable(), unreadable.ToImmutable());
    }

    public override void Write(Utf8JsonWriter writer, SampleList value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Agents' bodies are only read.");

    /// <summary>Reads a sample. A member of the wrong type is as good as none: it makes its own sample bad, and no other.</summary>
    private static void Sort(
        ref Utf8JsonReader reader, int index, ImmutableArray<ActivitySample>.Builder readable, ImmutableArray<RefusedSample>.Builder unreadable)
    {
        var members = new ObjectMembers(Names);
        DateTimeOffset? started = null;
        long duration = 0;
        string? said = null, program = null, title = null;
        for (int member; (member = members.Next(ref reader)) >= 0;)
        {
            switch (member)
            {
                case 0:
                    started = WireInstantOrNothingConverter.Read(ref reader);
                    break;
                case 1:
                    duration = WholeNumberOrZero(ref reader);
                    break;
                case 2:
                    said = TextOrNothing(ref reader);
                    break;
                case 3:
                    program = TextOrNothing(ref reader);
                    break;
                default:
                    title = TextOrNothing(ref reader);
                    break;
            }
        }

        if (StateOf(said) is not { } state)
        {
            unreadable.Add(new RefusedSample(index, "bad_state", "state must be active, idle or locked."));
        }
        else if (started is not { } startedAt)
        {
            unreadable.Add(new RefusedSample(index, "bad_time", "started_at must be an instant such as 2026-11-23T13:15:00.000Z."));
        }
        else
        {
            // What lies outside of the bounds is refused by the ledger's own rule; it only has to fit.
            var held = TimeSpan.FromMilliseconds(Math.Clamp(duration, 0, (long)ActivitySample.MaxDuration.TotalMilliseconds + 1));
            readable.Add(new ActivitySample(
                index, startedAt, held, state,
                CleanText.Clean(program, RunningProgram.MaxNameLength), CleanText.Clean(title, ActiveWindow.MaxTitleLength)));
        }
    }

    private static long WholeNumberOrZero(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number))
        {
            return number;
        }

        reader.Skip();
        return 0;
    }

    private static string? TextOrNothing(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return LenientStringConverter.Read(ref reader);
        }

        reader.Skip();
        return null;
    }

    private static UserActivity? StateOf(string? state) => state switch
    {
        "active" => UserActivity.Active,
        "idle" => UserActivity.Idle,
        "locked" => UserActivity.Locked,
        _ => null,
    };
}
