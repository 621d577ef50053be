using System.Text.Json;

namespace WorkTrack.Tests.Support;

/// <summary>
/// A client that only applies events, as a page's script does, and comes back with the last id it has. It can lose its
/// connection anywhere, also within an event.
/// </summary>
internal sealed class StreamFollower(HttpClient client, string path = "/api/dashboard-stream?mode=delta") : IDisposable
{
    private readonly Dictionary<string, JsonElement> _computers = [];
    private readonly byte[] _buffer = new byte[16 * 1024];
    private EventParser _parser = new();
    private Stream? _stream;

    /// <summary>The last event's id; null before the first.</summary>
    public string? LastId { get; private set; }

    /// <summary>The newest figures.</summary>
    public JsonElement Stats { get; private set; }

    /// <summary>The computers, by id.</summary>
    public IReadOnlyDictionary<string, JsonElement> Computers => _computers;

    /// <summary>How many whole boards it was sent.</summary>
    public int Snapshots { get; private set; }

    /// <summary>How many comments came since it was set to 0.</summary>
    public int Comments { get; set; }

    /// <summary>The types of the events since it connected.</summary>
    public List<string> Types { get; } = [];

    public async Task ConnectAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (LastId is not null)
        {
            request.Headers.Add("Last-Event-ID", LastId);
        }

        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        _stream = await answer.Content.ReadAsStreamAsync();
        _parser = new EventParser();
        Types.Clear();
    }

    /// <summary>Reads at most so many bytes, whatever they are. False at the stream's end.</summary>
    public async Task<bool> ReadAsync(int most)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var read = await _stream!.ReadAsync(_buffer.AsMemory(0, Math.Clamp(most, 1, _buffer.Length)), limit.Token);
        var comments = _parser.Comments;
        foreach (var happened in _parser.Take(_buffer.AsMemory(0, read)))
        {
            Apply(happened);
        }

        Comments += _parser.Comments - comments;
        return read > 0;
    }

    /// <summary>Reads on until something is so; fails after 20 s, however many comments come.</summary>
    public async Task UntilAsync(Func<bool> isSo)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!isSo())
        {
            if (TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(20))
            {
                throw new TimeoutException($"It did not come. The last events: {string.Join(' ', Types.TakeLast(5))} {LastId}");
            }

            if (!await ReadAsync(_buffer.Length))
            {
                throw new EndOfStreamException("The stream ended.");
            }
        }
    }

    /// <summary>Reads on until it has taken in a version of the board.</summary>
    public Task UntilVersionAsync(long version) => UntilAsync(() => Knows(version));

    /// <summary>Whether it has taken in a version of the board.</summary>
    public bool Knows(long version) => LastId is not null && Types.Count > 1 && new StreamEvent(LastId, default).Offset >= version;

    /// <summary>Loses the connection.</summary>
    public void Kill() => _stream?.Dispose();

    public void Dispose() => Kill();

    private void Apply(StreamEvent happened)
    {
        Types.Add(happened.Type);
        switch (happened.Type)
        {
            case "computers_update":
                Snapshots++;
                _computers.Clear();
                foreach (var computer in happened.Data.GetProperty("computers").EnumerateArray())
                {
                    Put(computer);
                }

                Stats = happened.Data.GetProperty("stats");
                break;
            case "computer_update":
                Put(happened.Data);
                break;
            case "stats_update":
                Stats = happened.Data;
                break;
        }

        LastId = happened.Id;
    }

    private void Put(JsonElement computer) => _computers[computer.GetProperty("computer_id").GetString()!] = computer;
}
