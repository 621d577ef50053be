using System.Collections.Concurrent;
using System.Text.Json;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Feed;

/// <summary>
/// Computers as JSON. A state is serialised once, for every scope and every kind of stream; only when it was last heard,
/// which moves with every report, is written each time.
/// </summary>
internal sealed class ComputerJson(Board board)
{
    private readonly ConcurrentDictionary<ComputerId, Text> _texts = new();

    /// <summary>Writes a computer.</summary>
    public void Write(ComputerState state, PartBuilder to)
    {
        if (!_texts.TryGetValue(state.Id, out var text) || !ReferenceEquals(text.State, state))
        {
            // Without its closing brace: the rest follows.
            text = new Text(state, JsonSerializer.SerializeToUtf8Bytes(WireState.Of(state), WireJson.Options)[..^1]);
            _texts[state.Id] = text;
        }

        var computer = board.Find(state.Id)!;
        to.Raw(text.Json);
        to.Text(",\"last_update\":\"");
        to.Text(WireInstantConverter.ToText(computer.LastSeenAt));
        to.Text("\",\"timestamp\":");
        to.Json(computer.AgentTime);
        to.Text("}");
    }

    /// <summary>Lets go of what is kept: nobody reads.</summary>
    public void Forget() => _texts.Clear();

    private sealed record Text(ComputerState State, byte[] Json);
}
