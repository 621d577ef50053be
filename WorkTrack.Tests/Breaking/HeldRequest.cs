using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace WorkTrack.Tests.Breaking;

/// <summary>A report that is sent piece by piece, as slowly as a test likes.</summary>
internal sealed class HeldRequest : IDisposable
{
    private readonly TcpClient _connection = new() { NoDelay = true };
    private readonly byte[] _bytes;
    private int _sent;

    private HeldRequest(byte[] bytes) => _bytes = bytes;

    /// <summary>Connects, and sends nothing yet.</summary>
    /// <param name="server">The server.</param>
    /// <param name="computer">Whose report it is.</param>
    public static async Task<HeldRequest> OpenAsync(Uri server, string computer)
    {
        var body = $$"""{"type":"agent_data","computer_id":"{{computer}}","usage_minutes":1,"computer_name":"{{new string('n', 100)}}"}""";
        var head = string.Create(
            CultureInfo.InvariantCulture,
            $"POST /api/agent-data HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n\r\n");
        var request = new HeldRequest(Encoding.ASCII.GetBytes(head + body)) { HeadLength = head.Length };
        await request._connection.ConnectAsync(server.Host, server.Port);
        return request;
    }

    /// <summary>How many bytes its head has.</summary>
    public int HeadLength { get; private init; }

    /// <summary>Sends more of it.</summary>
    /// <param name="count">How many bytes; the rest when it is null.</param>
    public async Task SendAsync(int? count = null)
    {
        var length = Math.Min(count ?? int.MaxValue, _bytes.Length - _sent);
        await _connection.GetStream().WriteAsync(_bytes.AsMemory(_sent, length));
        _sent += length;
    }

    /// <summary>Reads the answer to its end.</summary>
    /// <returns>Its status; 0 when the server only hung up.</returns>
    public async Task<int> StatusAsync()
    {
        var answer = new byte[16];
        try
        {
            var read = await _connection.GetStream().ReadAtLeastAsync(answer, 12, throwOnEndOfStream: false).AsTask().WaitAsync(TimeSpan.FromSeconds(60));
            return read < 12 ? 0 : int.Parse(Encoding.ASCII.GetString(answer, 9, 3), CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    public void Dispose() => _connection.Dispose();
}
