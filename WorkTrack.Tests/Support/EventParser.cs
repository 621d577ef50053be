using System.Text;
using System.Text.Json;

namespace WorkTrack.Tests.Support;

/// <summary>Takes a stream's bytes as they come and gives whole events; what is left of a broken one is never seen, as in a browser.</summary>
internal sealed class EventParser
{
    private readonly List<byte> _rest = [];
    private string _id = "";
    private string? _data;

    /// <summary>How many comments there were.</summary>
    public int Comments { get; private set; }

    /// <summary>The events that end in these bytes.</summary>
    public IEnumerable<StreamEvent> Take(ReadOnlyMemory<byte> bytes)
    {
        foreach (var b in bytes.ToArray())
        {
            if (b != (byte)'\n')
            {
                _rest.Add(b);
                continue;
            }

            var line = Encoding.UTF8.GetString([.. _rest]);
            _rest.Clear();
            if (line.StartsWith(':'))
            {
                Comments++;
            }
            else if (line.StartsWith("id: ", StringComparison.Ordinal))
            {
                _id = line[4..];
            }
            else if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                _data += line[6..];
            }
            else if (line.Length == 0 && _data is not null)
            {
                yield return new StreamEvent(_id, JsonDocument.Parse(_data).RootElement);
                _data = null;
            }
        }
    }
}
