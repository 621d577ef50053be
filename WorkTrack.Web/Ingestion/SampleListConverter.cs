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

/// <summary>A sample as our agent sends it. A member of the wrong type is as good as none: it makes its own sample bad, and no other.</summary>
internal sealed class SampleBody
{
    [JsonConverter(typeof(WireInstantOrNothingConverter))]
    public DateTimeOffset? StartedAt { get; set; }

    [JsonConverter(typeof(WholeNumberOrNothingConverter))]
    public long? DurationMs { get; set; }

    [JsonConverter(typeof(TextOrNothingConverter))]
    public string? State { get; set; }

    [JsonConverter(typeof(TextOrNothingConverter))]
    public string? Program { get; set; }

    [JsonConverter(typeof(TextOrNothingConverter))]
    public string? Title { get; set; }
}

/// <summary>Reads samples one by one, so that a bad one never spoils its neighbours.</summary>
internal sealed class SampleListConverter : JsonConverter<SampleList>
{
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
                Sort(AgentJson.ReadPart(ref reader, AgentJson.Default.SampleBody)!, index, readable, unreadable);
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

    private static void Sort(
        SampleBody body, int index, ImmutableArray<ActivitySample>.Builder readable, ImmutableArray<RefusedSample>.Builder unreadable)
    {
        if (StateOf(body.State) is not { } state)
        {
            unreadable.Add(new RefusedSample(index, "bad_state", "state must be active, idle or locked."));
        }
        else if (body.StartedAt is not { } startedAt)
        {
            unreadable.Add(new RefusedSample(index, "bad_time", "started_at must be an instant such as 2026-11-23T13:15:00.000Z."));
        }
        else
        {
            // What lies outside of the bounds is refused by the ledger's own rule; it only has to fit.
            var duration = TimeSpan.FromMilliseconds(
                Math.Clamp(body.DurationMs ?? 0, 0, (long)ActivitySample.MaxDuration.TotalMilliseconds + 1));
            readable.Add(new ActivitySample(
                index, startedAt, duration, state,
                CleanText.Clean(body.Program, RunningProgram.MaxNameLength), CleanText.Clean(body.Title, ActiveWindow.MaxTitleLength)));
        }
    }

    private static UserActivity? StateOf(string? state) => state switch
    {
        "active" => UserActivity.Active,
        "idle" => UserActivity.Idle,
        "locked" => UserActivity.Locked,
        _ => null,
    };
}
