using System.Globalization;
using System.Text;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Breaking;

/// <summary>A request that no agent would send, or nearly one that an agent would: it follows from its number alone.</summary>
/// <param name="Bytes">What goes over the wire.</param>
/// <param name="IsWhole">Whether the server can tell where it ends, so that the connection can go on being used.</param>
internal sealed record FuzzRequest(byte[] Bytes, bool IsWhole)
{
    private const string Report =
        """{"computer_id":"FUZZ1","session_id":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa","sent_at":"NOW","agent_version":"1.0.0","computer":{"name":"vm","user_name":"ana","os_info":"Linux"},"running_programs":[{"pid":1,"name":"a.exe","path":"C:\\a","start_time":"2026-11-23T13:15:00.000Z"}],"samples":[{"seq":17,"started_at":"NOW","duration_ms":5000,"state":"active","program":"excel.exe","title":"Relatório"},{"seq":18,"started_at":"NOW","duration_ms":300000,"state":"idle"}]}""";

    private const string Data =
        """{"type":"agent_data","computer_id":"FUZZ2","usage_minutes":125,"timestamp":"2026-11-23T10:15:00.123456","running_programs":[{"pid":4711,"name":"excel.exe","path":"C:\\Office\\excel.exe","start_time":"2026-11-23T08:01:12.000000"},"plain"],"active_window":{"window_title":"Relatório - Excel","program_name":"excel.exe","program_path":"C:\\Office\\excel.exe"}}""";

    private static readonly (string Path, string Body)[] Good =
    [
        .. CapturedRequest.Read("original-agent.jsonl").Select(request => (request.Path, request.Body)),
        ("/api/agent-data", Data), ("/api/v1/reports", Report), ("/api/v1/reports", Report), ("/api/command_result.php", """{"command_id":5,"result":{"status":"success","message":"m"}}"""),
    ];

    private static readonly string[] Readings =
    [
        "/api/agent-data", "/api/stats", "/api/v1/computers", "/api/v1/computers/FUZZ1", "/api/v1/computers/FUZZ1/days?from=2026-11-01&to=2026-11-23",
        "/api/v1/computers/FUZZ2/timeline?day=2026-11-23", "/api/v1/usage/days?from=2026-11-01&to=2026-11-23", "/api/v1/usage/programs?from=2026-11-01&to=2026-11-23&computer=FUZZ1",
        "/api/commands.php?computer_id=FUZZ1", "/api/ping.php", "/openapi/v1.json", "/", "/computers/FUZZ1", "/api/dashboard-stream/x", "/_blazor/negotiate", "/error", "/not-found",
    ];

    private static readonly string[] Methods = ["GET", "POST", "POST", "PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "CONNECT", "post", "BREW"];

    private static readonly string[] ContentTypes =
    [
        "application/json", "application/json; charset=utf-8", "application/json; charset=\"utf-8\"", "application/json; charset=utf-16", "application/json; charset=utf-32",
        "application/json; charset=utf-7", "application/json; charset=klingon", "application/json; charset=", "application/json; charset=\"", "application/json;;;", "text/json", "text/plain",
        "application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-7", "multipart/form-data", "multipart/form-data; boundary=x", "multipart/form-data; boundary=\"", "*/*", "", ";", "a",
        "application/json, text/plain", "application/json; q=x; charset=us-ascii", "application/problem+json", "application/json; charset=iso-8859-1; charset=utf-8",
    ];

    private static readonly string[] Encodings = ["gzip", "gzip", "br", "deflate", "identity", "gzip, gzip", "", "x-gzip", "*", "gzip;q=0"];

    private static readonly string[] Headers =
    [
        "X-Computer-ID: ../../x", "X-Computer-ID: \u00ff\u0001", "Accept: application/xml", "Accept: ;;;", "Accept-Language: xx-\u00e9, ;q=1", "Accept-Encoding: gzip;q=x", "Cookie: .AspNetCore.Culture=c%3Dxx", "Cookie: =;;;==",
        "Authorization: Bearer x", "Authorization: Basic !!!", "Authorization: ", "Origin: null", "Origin: http://evil.example\r\nAccess-Control-Request-Method: POST", "Expect: 100-continue", "Expect: 200-ok", "Range: bytes=0-0,5-1",
        "If-None-Match: *", "If-Modified-Since: yesterday", "Upgrade: websocket\r\nConnection: Upgrade", "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA", "X-Forwarded-For: ::::", "X-HTTP-Method-Override: DELETE",
        "Last-Event-ID: 99999999999999999999", "Traceparent: 00-x-y-01", "Baggage: =,=", "Content-Language: \u0000", "Te: trailers", "Referer: \u00fc", "Host: second.example", "X-Long: " + "#LONG",
    ];

    private static readonly string[] Values =
    [
        "null", "true", "-1", "0", "1e400", "1e-400", "9223372036854775807", "-9223372036854775808", "18446744073709551616", "1.5", "\"\"", "\"\\u0000\"", "\"\\ud83d\"", "[]", "{}", "[[[[[[[[[[1]]]]]]]]]]", "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}",
        "\"0001-01-01T00:00:00Z\"", "\"9999-12-31T23:59:59.9999999Z\"", "\"9999-12-31T23:59:59.9999999-14:00\"", "\"0001-01-01T00:00:00+14:00\"", "\"2026-02-30T00:00:00Z\"", "\"NOW\"", "\"FUZZ3\"", "\"..\"", "\"<img src=x onerror=alert(1)>\"", "NaN", "Infinity", "'x'", "undefined", "\"#LONG\"", "[#MANY]", "\"active\"", "\"locked\"", "\"agent_register\"", "2147483648", "-0", "\ufeff1",
    ];

    private static readonly string[] QueryValues =
    [
        "", "x", "%00", "%", "%ff", "%u0041", "..%2f..", "2026-11-23", "0001-01-01", "9999-12-31", "10000-01-01", "2026-02-30", "-1", "2026-11-23T00:00:00Z", "FUZZ1", "FUZZ1&computer=FUZZ2", "a b", "'; DROP TABLE computers; --", "\u00e9", "%F0%9F%98%80", "#LONG", "2026-11-23&from=2026-11-24", "99999999999999999999",
    ];

    /// <summary>The request with a number.</summary>
    public static FuzzRequest Of(int seed)
    {
        var random = new Random(seed);
        var reads = random.Next(4) == 0;
        var (path, text) = reads ? (Pick(random, Readings), "") : Pick(random, Good);
        path = random.Next(5) == 0 ? Mutated(path, random) : path;
        var now = TimeProvider.System.GetUtcNow();
        text = Filled(random.Next(4) == 0 ? text : WithOtherValues(text, random), random)
            .Replace("NOW", now.AddSeconds(random.Next(10) == 0 ? random.Next(-700_000, 1000) : -10).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture), StringComparison.Ordinal);
        var body = FuzzBody.Bytes(text, random);
        var head = new StringBuilder();
        head.Append(CultureInfo.InvariantCulture, $"{(random.Next(8) == 0 ? Pick(random, Methods) : reads || text.Length == 0 ? "GET" : "POST")} {Filled(path, random)} HTTP/1.{(random.Next(30) == 0 ? '0' : '1')}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Host: {(random.Next(50) == 0 ? Pick(random, ["", "evil.example", "[::1]:x", "a,b", "localhost:99999"]) : "localhost")}\r\n");
        head.Append(CultureInfo.InvariantCulture, $"Content-Type: {(random.Next(4) == 0 ? Pick(random, ContentTypes) : "application/json")}\r\n");
        if (random.Next(6) == 0)
        {
            var encoding = Pick(random, Encodings);
            head.Append(CultureInfo.InvariantCulture, $"Content-Encoding: {encoding}\r\n");
            body = encoding == "gzip" && random.Next(5) > 0 ? FuzzBody.Packed(body, random) : body;
        }

        for (var i = random.Next(3); i > 0 && random.Next(2) == 0; i--)
        {
            head.Append(Filled(Pick(random, Headers), random)).Append("\r\n");
        }

        var (framing, framed, isWhole) = FuzzBody.Framed(body, random);
        byte[] bytes = [.. Encoding.Latin1.GetBytes(head.Append(framing).Append("\r\n").ToString()), .. framed];
        return random.Next(100) == 0
            ? new FuzzRequest(FuzzBody.Damaged(bytes, random), false)
            : new FuzzRequest(bytes, isWhole);
    }

    private static T Pick<T>(Random random, T[] from) => from[random.Next(from.Length)];

    private static string Filled(string text, Random random) => text
        .Replace("#LONG", new string('x', random.Next(1, 9000)), StringComparison.Ordinal)
        .Replace("#MANY", string.Join(',', Enumerable.Repeat("{\"name\":\"n\"}", random.Next(700))), StringComparison.Ordinal);

    /// <summary>Puts other values in the place of some of a body's own.</summary>
    private static string WithOtherValues(string text, Random random)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var colons = Enumerable.Range(0, text.Length).Where(at => text[at] == ':' && at > 0 && text[at - 1] == '"').ToList();
            if (colons.Count == 0)
            {
                return text;
            }

            var from = colons[random.Next(colons.Count)] + 1;
            var until = text.AsSpan(from).IndexOfAny(',', '}', ']');
            text = until < 0 ? text : text[..from] + Pick(random, Values) + text[(from + until)..];
        }

        return text;
    }

    private static string Mutated(string path, Random random) => random.Next(6) switch
    {
        0 => path + Pick(random, ["/", "//", "/..", "?", "#", "%2f", "%00", ";x", " ", "/" + Pick(random, QueryValues)]),
        1 when path.Contains('=', StringComparison.Ordinal) => path[..(path.LastIndexOf('=') + 1)] + Pick(random, QueryValues),
        2 => path + (path.Contains('?', StringComparison.Ordinal) ? '&' : '?') + Pick(random, ["from", "to", "day", "computer", "team", "mode", "computer_id", "x[]", "=", ""]) + "=" + Pick(random, QueryValues),
        3 => path.Replace("FUZZ1", Pick(random, QueryValues), StringComparison.Ordinal),
        4 => path.Insert(random.Next(path.Length), Pick(random, ["%", "\u00e9", "%c0%af", "//", "\\", "%25", "\u0001", "{", "|"])),
        _ => path.ToUpperInvariant(),
    };
}
