using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace WorkTrack.Bench.Fanout;

/// <summary>One client of a stream, over a socket of its own.</summary>
internal sealed class StreamClient : IDisposable
{
    private const int HeadSize = 4096;

    private readonly StreamText _text;

    /// <summary>Connects, asks for the stream, and takes its head.</summary>
    /// <param name="hub">Whose stream.</param>
    /// <param name="receiveBuffer">How much the system keeps for it; 0 for what it thinks best.</param>
    public StreamClient(Hub hub, int receiveBuffer = 0)
    {
        Socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        if (receiveBuffer > 0)
        {
            Socket.ReceiveBufferSize = receiveBuffer;
        }

        Socket.Connect(Hub.AddressOf(hub.Subscribe));
        Socket.Send(Encoding.ASCII.GetBytes(string.Create(
            CultureInfo.InvariantCulture, $"GET {hub.Subscribe.PathAndQuery} HTTP/1.1\r\nHost: {hub.Subscribe.Authority}\r\nAccept: text/event-stream\r\n\r\n")));
        var head = ReadHead();
        _text = new StreamText(hub.Markers, head.Contains("\r\nTransfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase) ? new ChunkedBody() : null);
    }

    public Socket Socket { get; }

    /// <summary>Whether there is a computer of which it does not know the newest report.</summary>
    public bool IsBehind => _text.IsBehind;

    /// <summary>Reads what is there; waits for it when there is nothing.</summary>
    /// <returns>False when the stream has ended.</returns>
    public bool Receive(byte[] buffer, Deliveries heard)
    {
        var count = Socket.Receive(buffer.AsSpan(StreamText.MostKept), SocketFlags.None, out var error);
        if (count == 0 || error != SocketError.Success)
        {
            return false;
        }

        heard.Bytes += count;
        _text.Take(buffer, count, heard);
        return true;
    }

    public void Dispose() => Socket.Dispose();

    /// <summary>Reads the head byte by byte: what follows it belongs to the text.</summary>
    private string ReadHead()
    {
        var head = new byte[HeadSize];
        for (var length = 0; length < HeadSize && Socket.Receive(head.AsSpan(length, 1)) == 1;)
        {
            length++;
            if (head.AsSpan(0, length).EndsWith("\r\n\r\n"u8))
            {
                var text = Encoding.ASCII.GetString(head, 0, length);
                return text.StartsWith("HTTP/1.1 200", StringComparison.Ordinal) ? text : throw new InvalidOperationException($"A stream was answered: {text}");
            }
        }

        throw new InvalidOperationException("A stream had no head.");
    }
}
