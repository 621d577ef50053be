using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace WorkTrack.Tests.Breaking;

/// <summary>How the body of a made-up request is written, packed, framed and damaged.</summary>
internal static class FuzzBody
{
    private const int Long = 300_000;

    public static byte[] Bytes(string text, Random random) => random.Next(20) switch
    {
        0 => Encoding.Unicode.GetBytes(text),
        1 => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        2 => Encoding.Latin1.GetBytes(text),
        3 or 4 or 5 => Damaged(Encoding.UTF8.GetBytes(text), random),
        6 => random.Next(10) == 0 ? Encoding.UTF8.GetBytes(text + new string(' ', random.Next(Long))) : Encoding.UTF8.GetBytes(text)[..random.Next(text.Length + 1)],
        7 => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Random(random, ["[", "{\"a\":", "\"", "\\u0000", "9"]), random.Next(2000)))),
        _ => Encoding.UTF8.GetBytes(text),
    };

    /// <summary>Packed by gzip; now and then a bomb, or something that only begins like gzip.</summary>
    public static byte[] Packed(byte[] body, Random random)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(body);
            if (random.Next(200) == 0)
            {
                gzip.Write(new byte[random.Next(40) * 1024 * 1024]);
            }
        }

        return random.Next(5) == 0 ? Damaged(packed.ToArray(), random) : packed.ToArray();
    }

    /// <summary>Changes, adds, removes and repeats some bytes.</summary>
    public static byte[] Damaged(byte[] bytes, Random random)
    {
        var damaged = bytes.ToList();
        for (var i = random.Next(1, 6); i > 0 && damaged.Count > 0; i--)
        {
            var at = random.Next(damaged.Count);
            switch (random.Next(4))
            {
                case 0: damaged[at] = (byte)random.Next(256); break;
                case 1: damaged.Insert(at, (byte)random.Next(256)); break;
                case 2: damaged.RemoveRange(at, Math.Min(random.Next(1, 10), damaged.Count - at)); break;
                default: damaged.InsertRange(at, damaged.GetRange(at, Math.Min(random.Next(1, 30), damaged.Count - at))); break;
            }
        }

        return [.. damaged];
    }

    /// <summary>Says how long the body is, or lies about it.</summary>
    /// <returns>The header, the bytes, and whether the server can tell where they end.</returns>
    public static (string Header, byte[] Bytes, bool IsWhole) Framed(byte[] body, Random random) => random.Next(60) switch
    {
        0 => (Length(body.Length + random.Next(1, 1000)), body, false),
        1 => (Length(random.Next(body.Length + 1)), body, false),
        2 => ("Content-Length: " + Random(random, ["-1", "x", "99999999999999999999", "1, 1", "+5", "0x10", "300000"]) + "\r\n", body, false),
        3 => (Length(body.Length) + "Transfer-Encoding: chunked\r\n", body, false),
        4 => ("Transfer-Encoding: " + Random(random, ["gzip", "chunked, gzip", "identity", "x"]) + "\r\n", body, false),
        5 => ("", body, false),
        6 => ("Transfer-Encoding: chunked\r\n", Damaged(Chunked(body), random), false),
        7 or 8 or 9 => ("Transfer-Encoding: chunked\r\n", Chunked(body), true),
        _ => (Length(body.Length), body, true),
    };

    private static string Length(int length) => string.Create(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n");

    private static byte[] Chunked(byte[] body) =>
    [
        .. body.Chunk(100).SelectMany(chunk => (byte[])[.. Encoding.ASCII.GetBytes(chunk.Length.ToString("x", CultureInfo.InvariantCulture) + "\r\n"), .. chunk, .. "\r\n"u8]),
        .. "0\r\n\r\n"u8,
    ];

    private static string Random(Random random, string[] from) => from[random.Next(from.Length)];
}
