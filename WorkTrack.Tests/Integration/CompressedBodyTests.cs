using System.IO.Compression;
using System.Net;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Integration;

/// <summary>Bodies that are packed: taken where they are gzip and unpack to what the limit allows.</summary>
public sealed class CompressedBodyTests() : OnRunningServer(WorkTrackApp.Noon())
{
    private const int Limit = 256 * 1024;

    private static readonly byte[] Report = """{"type":"agent_data","computer_id":"A","usage_minutes":125}"""u8.ToArray();

    [Theory]
    [InlineData("gzip")]
    [InlineData("GZIP")]
    public async Task Body_Gzip_IsUnpacked(string encoding)
    {
        Assert.Equal(HttpStatusCode.OK, await SendAsync(Packed(Report), encoding));
        Assert.Equal(125, await App.UsageTodayAsync());
    }

    [Theory]
    [InlineData("identity")]
    [InlineData("")]
    public async Task Body_PackedInNothing_IsTaken(string encoding)
    {
        Assert.Equal(HttpStatusCode.OK, await SendAsync(Report, encoding));
        Assert.Equal(125, await App.UsageTodayAsync());
    }

    [Theory]
    [InlineData("/api/agent-data", "br")]
    [InlineData("/api/agent-data", "deflate")]
    [InlineData("/api/agent-data", "gzip, gzip")]
    [InlineData("/api/agent-data", "klingon")]
    [InlineData("/api/v1/reports", "zstd")]
    [InlineData("/api/heartbeat.php", "x")]
    public async Task Body_UnknownEncoding_Is415AndSaysWhatIsKnown(string path, string encoding)
    {
        using var answer = await PostAsync(Packed(Report), encoding, path);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("gzip", answer.Headers.GetValues("Accept-Encoding").Single());
        Assert.Contains("Content-Encoding", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Limit, HttpStatusCode.OK)]
    [InlineData(Limit + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(200 * 1024 * 1024, HttpStatusCode.RequestEntityTooLarge)]
    public async Task Body_UnpacksToManyBytes_CountsAsThose(int length, HttpStatusCode expected)
    {
        var body = new byte[length];
        Array.Fill(body, (byte)' ');
        Report.CopyTo(body, 0);

        Assert.Equal(expected, await SendAsync(Packed(body), "gzip"));
        await App.PostCounterAsync(125, "A");
        Assert.Equal(125, await App.UsageTodayAsync());
    }

    [Fact]
    public async Task Body_ManyPackedBytes_Is413()
    {
        var random = new byte[Limit + 1024];
        new Random(1).NextBytes(random);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await SendAsync(Packed(random), "gzip"));
    }

    [Fact]
    public async Task Body_NotGzipOrCutOrEmpty_Is400()
    {
        var packed = Packed(Report);
        byte[] damaged = [.. packed[..^6], .. new byte[6]];
        foreach (var body in new[] { Report, packed[..^20], packed[..5], damaged, Packed([]), [] })
        {
            Assert.Equal(HttpStatusCode.BadRequest, await SendAsync(body, "gzip"));
        }

        Assert.Equal(0, await App.UsageTodayAsync());
    }

    private static byte[] Packed(byte[] body)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(body);
        }

        return packed.ToArray();
    }

    private async Task<HttpStatusCode> SendAsync(byte[] body, string encoding)
    {
        using var answer = await PostAsync(body, encoding, "/api/agent-data");
        return answer.StatusCode;
    }

    private Task<HttpResponseMessage> PostAsync(byte[] body, string encoding, string path)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        content.Headers.TryAddWithoutValidation("Content-Encoding", encoding);
        return App.Client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }
}
