using WorkTrack.Bench.Ingest;

namespace WorkTrack.Bench.Fanout;

/// <summary>What another hub is sent: the event itself, as long as the product's, because it makes nothing of it.</summary>
internal sealed class MarkedMessages : IReportSource
{
    private readonly Markers _markers;
    private readonly int[] _computers;
    private readonly RequestText _text;
    private readonly Range _digits;
    private int _sent;

    /// <param name="computers">Which computers it speaks for.</param>
    /// <param name="markers">Where it takes down what it sends.</param>
    /// <param name="publish">Where it posts.</param>
    /// <param name="length">How long an event is, in bytes.</param>
    public MarkedMessages(IEnumerable<int> computers, Markers markers, Uri publish, int length)
    {
        (_computers, _markers) = ([.. computers], markers);
        var json = $"{{\"type\":\"computer_update\",\"data\":{{\"active_window\":{{\"window_title\":\"Report {Markers.Place} - Excel\"}},\"rest\":\"\"}}}}";
        _text = new RequestText(publish.PathAndQuery, json.Insert(json.Length - 3, new string('x', Math.Max(0, length - json.Length))), publish.Authority);
        _digits = Markers.DigitsOf(_text.Find(Markers.Place));
    }

    public int Greetings => 0;

    public ReadOnlyMemory<byte> Next()
    {
        _text.PutDigits(_digits, _markers.Next);
        _markers.Sent(_computers[_sent++ % _computers.Length]);
        return _text.Bytes;
    }
}
