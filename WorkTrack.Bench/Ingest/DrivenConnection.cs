using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;

namespace WorkTrack.Bench.Ingest;

/// <summary>One connection, with one request under way. Reads of an answer what says that it is good, and where it ends.</summary>
internal sealed class DrivenConnection : IDisposable
{
    private readonly byte[] _answer = new byte[4096];
    private readonly IReportSource _source;
    private int _received;

    public DrivenConnection(IPEndPoint server, IReportSource source)
    {
        _source = source;
        Socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        Socket.Connect(server);
    }

    public Socket Socket { get; }

    /// <summary>How many of the requests to come are not to be measured.</summary>
    public int Greetings => _source.Greetings;

    /// <summary>How many requests were sent.</summary>
    public int Sent { get; private set; }

    /// <summary>When the request that is under way was sent.</summary>
    public long SentAt { get; private set; }

    public void Send()
    {
        SentAt = TimeProvider.System.GetTimestamp();
        Socket.Send(_source.Next().Span);
        Sent++;
    }

    /// <summary>Reads what is there, and says whether the answer is whole with it.</summary>
    public bool Receive()
    {
        var count = Socket.Receive(_answer.AsSpan(_received));
        _received += count;
        var text = _answer.AsSpan(0, _received);
        if (count == 0 || (_received >= 12 && !text.StartsWith("HTTP/1.1 20"u8)))
        {
            throw new InvalidOperationException($"A report was answered: {System.Text.Encoding.UTF8.GetString(text)}");
        }

        if (!IsWhole(text))
        {
            return false;
        }

        _received = 0;
        return true;
    }

    public void Dispose() => Socket.Dispose();

    private static bool IsWhole(ReadOnlySpan<byte> text)
    {
        if (text.EndsWith("\r\n0\r\n\r\n"u8))
        {
            return true;
        }

        var length = "Content-Length: "u8;
        return text.IndexOf(length) is > 0 and var at && text.IndexOf("\r\n\r\n"u8) is > 0 and var head
            && Utf8Parser.TryParse(text[(at + length.Length)..], out int body, out _) && text.Length == head + 4 + body;
    }
}
