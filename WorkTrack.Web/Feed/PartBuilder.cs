using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WorkTrack.Web.Feed;

/// <summary>Writes events: an id, and one line of JSON. Whatever a title contains, its JSON has no line break.</summary>
/// <param name="epoch">The epoch of the ids.</param>
/// <param name="time">The clock.</param>
internal sealed class PartBuilder(string epoch, TimeProvider time) : IDisposable
{
    private readonly Utf8JsonWriter _json = new(Stream.Null, new JsonWriterOptions { Encoder = WireJson.Options.Encoder });
    private readonly PartBuffer _buffer = new();
    private readonly ImmutableArray<JsonPlace>.Builder _events = ImmutableArray.CreateBuilder<JsonPlace>();

    /// <summary>Writes an event whose data is small.</summary>
    public PartBuilder Add<TData>(long version, string type, TData data) =>
        Add(version, type, () => Json(data));

    /// <summary>Writes an event.</summary>
    /// <param name="version">What a client knows that has taken it in.</param>
    /// <param name="type">What it is.</param>
    /// <param name="writeData">Writes its data.</param>
    public PartBuilder Add(long version, string type, Action writeData)
    {
        Text("id: ");
        Text(epoch);
        Text("-");
        Text(version.ToString(CultureInfo.InvariantCulture));
        Text("\ndata: ");
        var start = _buffer.Length;
        Text("{\"type\":\"");
        Text(type);
        Text("\",\"data\":");
        writeData();
        Text(",\"timestamp\":\"");
        Text(WireInstantConverter.ToText(time.GetUtcNow()));
        Text("\"}");
        _events.Add(new JsonPlace(start, _buffer.Length - start));
        Text("\n\n");
        return this;
    }

    /// <summary>Writes a value.</summary>
    public void Json<TData>(TData data)
    {
        _json.Reset(_buffer);
        JsonSerializer.Serialize(_json, data, WireJson.Options);
    }

    /// <summary>Writes bytes that are JSON already.</summary>
    public void Raw(ReadOnlySpan<byte> json) => _buffer.Write(json);

    /// <summary>Writes text that is JSON already.</summary>
    public void Text(string text) => Encoding.UTF8.GetBytes(text, _buffer);

    /// <summary>The events as a part.</summary>
    /// <param name="from">What a client has to know before.</param>
    /// <param name="version">What a client knows when it has taken them in.</param>
    public FeedPart Build(long from, long version) => new(from, version, _buffer.Bytes, _events.DrainToImmutable());

    public void Dispose() => _json.Dispose();
}
