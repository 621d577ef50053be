using System.Text.Json;

namespace WorkTrack.Tests.Support;

/// <summary>Reads server-sent events as a browser would: fields of one event up to an empty line, comments passed over.</summary>
internal sealed class EventReader(Stream stream) : IDisposable
{
    private readonly StreamReader _reader = new(stream);

    /// <summary>The next event's data.</summary>
    public async Task<JsonElement> NextAsync()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        string? data = null;
        while (await _reader.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                data += line[6..];
            }
            else if (line.Length == 0 && data is not null)
            {
                return JsonDocument.Parse(data).RootElement;
            }
        }

        throw new EndOfStreamException("The stream ended.");
    }

    public async Task<string> NextTypeAsync() => (await NextAsync()).GetProperty("type").GetString()!;

    public void Dispose() => _reader.Dispose();
}
