using System.Globalization;
using System.Text;
using WorkTrack.Bench.Fanout;

namespace WorkTrack.Tests.Bench;

/// <summary>The fan-out benchmark hears what was said, whatever pieces the network makes of it.</summary>
public sealed class StreamTextTests
{
    private const int Computers = 3;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Stream_CutAnywhere_BringsEveryEventOnce(bool isChunked)
    {
        var random = new Random(5);
        for (var round = 0; round < 200; round++)
        {
            var markers = new Markers(Computers);
            var events = Enumerable.Range(0, 20).Select(number => Send(markers, number % Computers)).ToList();
            var heard = new Deliveries(0);
            var text = new StreamText(markers, isChunked ? new ChunkedBody() : null);

            foreach (var piece in Cut(isChunked ? Chunks(string.Concat(events), random) : Encoding.UTF8.GetBytes(string.Concat(events)), random))
            {
                Take(text, piece, heard);
            }

            Assert.Equal(events.Count, heard.Latencies.Count);
            Assert.False(text.IsBehind);
        }
    }

    [Fact]
    public void Event_ThatHasNotEnded_IsNotThereYet()
    {
        var markers = new Markers(Computers);
        var (heard, text) = (new Deliveries(0), new StreamText(markers, null));
        var update = Send(markers, 1);

        Take(text, Encoding.UTF8.GetBytes(update[..^1]), heard);

        Assert.Empty(heard.Latencies);
        Assert.True(text.IsBehind);

        Take(text, "\n"u8.ToArray(), heard);

        Assert.Single(heard.Latencies);
        Assert.False(text.IsBehind);
    }

    [Fact]
    public void OlderReport_AfterANewerOne_IsNotDelivered()
    {
        var markers = new Markers(Computers);
        var (heard, text) = (new Deliveries(0), new StreamText(markers, null));
        var (older, newer) = (Send(markers, 1), Send(markers, 1));

        Take(text, Encoding.UTF8.GetBytes(newer + older), heard);

        Assert.Single(heard.Latencies);
    }

    [Fact]
    public void ReportFromBeforeTheMeasure_IsKnownButDoesNotCount()
    {
        var markers = new Markers(Computers);
        var (heard, text) = (new Deliveries(1), new StreamText(markers, null));

        Take(text, Encoding.UTF8.GetBytes(Send(markers, 0)), heard);

        Assert.Empty(heard.Latencies);
        Assert.False(text.IsBehind);
    }

    private static string Send(Markers markers, int computer)
    {
        var number = markers.Next;
        markers.Sent(computer);
        return string.Create(CultureInfo.InvariantCulture, $"id: 1-{number}\ndata: {{\"window_title\":\"fan~{number:D7} é\"}}\n\n");
    }

    private static void Take(StreamText text, byte[] piece, Deliveries heard)
    {
        byte[] buffer = [.. new byte[StreamText.MostKept], .. piece];
        text.Take(buffer, piece.Length, heard);
    }

    private static IEnumerable<byte[]> Cut(byte[] bytes, Random random)
    {
        for (int at = 0, length; at < bytes.Length; at += length)
        {
            length = Math.Min(random.Next(1, 40), bytes.Length - at);
            yield return bytes[at..(at + length)];
        }
    }

    private static byte[] Chunks(string text, Random random) =>
    [
        .. Cut(Encoding.UTF8.GetBytes(text), random).SelectMany(
            chunk => (byte[])[.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{chunk.Length:x}\r\n")), .. chunk, .. "\r\n"u8]),
    ];
}
