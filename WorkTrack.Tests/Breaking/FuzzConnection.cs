using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace WorkTrack.Tests.Breaking;

/// <summary>Sends bytes as they are, and reads what comes back, over one connection for as long as the server keeps it.</summary>
internal sealed partial class FuzzConnection(Uri server) : IDisposable
{
    private TcpClient? _connection;

    /// <summary>Sends a request and reads the answer.</summary>
    /// <returns>The statuses of all that was answered; none when the server only hung up.</returns>
    /// <exception cref="TimeoutException">The server did not answer in time.</exception>
    public async Task<IReadOnlyList<int>> SendAsync(FuzzRequest request, TimeSpan limit)
    {
        try
        {
            return await ExchangeAsync(request).WaitAsync(limit);
        }
        catch (Exception gone) when (gone is IOException or SocketException)
        {
            // It refused before all was sent.
            Dispose();
            return [];
        }
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private async Task<IReadOnlyList<int>> ExchangeAsync(FuzzRequest request)
    {
        if (_connection is null)
        {
            _connection = new TcpClient { NoDelay = true };
            await _connection.ConnectAsync(server.Host, server.Port);
        }

        var stream = _connection.GetStream();
        await stream.WriteAsync(request.Bytes);
        if (!request.IsWhole)
        {
            _connection.Client.Shutdown(SocketShutdown.Send);
        }

        var answer = await ReadAsync(stream, request);
        return [.. StatusLine().Matches(answer).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
    }

    /// <summary>Reads to the end of the answer, or to the end of the connection where that cannot be told.</summary>
    private async Task<string> ReadAsync(NetworkStream stream, FuzzRequest request)
    {
        var isHead = request.Bytes.AsSpan().StartsWith("HEAD "u8);
        var text = new StringBuilder();
        var buffer = new byte[16 * 1024];
        while (!(request.IsWhole && IsComplete(text.ToString(), isHead)))
        {
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
            {
                Dispose();
                return text.ToString();
            }

            text.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        // What is not kept alive, what goes on for ever and what was no plain request is not used again.
        if (text.ToString().Contains("Connection: close", StringComparison.OrdinalIgnoreCase) || text.ToString().StartsWith("HTTP/1.1 101", StringComparison.Ordinal)
            || EventStream().IsMatch(text.ToString()))
        {
            Dispose();
        }

        return text.ToString();
    }

    private static bool IsComplete(string answer, bool isHead)
    {
        var head = answer.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0)
        {
            return false;
        }

        if (answer.StartsWith("HTTP/1.1 100", StringComparison.Ordinal))
        {
            return IsComplete(answer[(head + 4)..], isHead);
        }

        if (isHead || NoBody().IsMatch(answer) || EventStream().IsMatch(answer))
        {
            return true;
        }

        return LengthHeader().Match(answer, 0, head) is { Success: true } length
            ? answer.Length >= head + 4 + int.Parse(length.Groups[1].Value, CultureInfo.InvariantCulture)
            : answer.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal);
    }

    [GeneratedRegex(@"HTTP/1\.1 (\d\d\d) ")]
    private static partial Regex StatusLine();

    [GeneratedRegex(@"^HTTP/1\.1 (101|204|304) ")]
    private static partial Regex NoBody();

    [GeneratedRegex(@"\r\nContent-Type: text/event-stream")]
    private static partial Regex EventStream();

    [GeneratedRegex(@"\r\nContent-Length: (\d+)")]
    private static partial Regex LengthHeader();
}
