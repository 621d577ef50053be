using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace WorkTrack.Tests.Support;

/// <summary>A request that a real agent sent, to be sent again byte for byte.</summary>
internal sealed record CapturedRequest(string Method, string Path, IReadOnlyList<KeyValuePair<string, string>> Headers, string Body)
{
    public static IReadOnlyList<CapturedRequest> Read(string file) =>
        [.. File.ReadLines(System.IO.Path.Combine(AppContext.BaseDirectory, "Captures", file)).Select(Parse)];

    /// <summary>Sends the request over a connection of its own, without a client library that could tidy it up.</summary>
    /// <param name="server">Where to.</param>
    /// <param name="authorization">What the agent's HTTP library makes of a key in its address; null when there is none.</param>
    public async Task<(int Status, JsonElement Body)> SendAsync(Uri server, string? authorization = null)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync(server.Host, server.Port);
        await using var stream = connection.GetStream();
        var body = Encoding.UTF8.GetBytes(Body);
        var head = new StringBuilder($"{Method} {Path} HTTP/1.1\r\nHost: {server.Authority}\r\n");
        foreach (var (name, value) in Headers.Where(header => header.Key != "Connection"))
        {
            head.Append(CultureInfo.InvariantCulture, $"{name}: {value}\r\n");
        }

        if (authorization is not null)
        {
            head.Append(CultureInfo.InvariantCulture, $"Authorization: {authorization}\r\n");
        }

        head.Append(CultureInfo.InvariantCulture, $"Connection: close\r\nContent-Length: {body.Length}\r\n\r\n");
        await stream.WriteAsync(Encoding.ASCII.GetBytes(head.ToString()));
        await stream.WriteAsync(body);

        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync();
        // The body may come in chunks, whose sizes stand on lines of their own.
        var json = answer.Split("\r\n").Single(line => line.StartsWith('{') || line.StartsWith('['));
        return (int.Parse(answer.AsSpan(9, 3), CultureInfo.InvariantCulture), JsonDocument.Parse(json).RootElement);
    }

    private static CapturedRequest Parse(string line)
    {
        var json = JsonDocument.Parse(line).RootElement;
        return new CapturedRequest(
            json.GetProperty("method").GetString()!,
            json.GetProperty("path").GetString()!,
            [.. json.GetProperty("headers").EnumerateObject().Select(header => KeyValuePair.Create(header.Name, header.Value.GetString()!))],
            json.GetProperty("body").GetString()!);
    }
}
