using WorkTrack.Bench.History;

namespace WorkTrack.Bench.Fanout;

/// <summary>What was measured of one hub.</summary>
internal sealed class FanoutFigures
{
    private readonly List<double> _delivered = [];
    private readonly List<double> _answered = [];
    private TimeSpan _took;
    private TimeSpan _processor;
    private TimeSpan _heardFor;
    private long _bytes;
    private Timing? _events;

    /// <summary>Events that told a client of a newer report than it knew of.</summary>
    public int Delivered => _delivered.Count;

    /// <summary>Reports that were answered.</summary>
    public int Reports => _answered.Count;

    /// <summary>The most clients that did not know the newest state of every computer long after the last report.</summary>
    public int Behind { get; private set; }

    /// <summary>Megabytes a second of all clients together.</summary>
    public double MegabytesPerSecond => _bytes / _heardFor.TotalSeconds / 1e6;

    /// <summary>Bytes that came, divided by the events that brought something new.</summary>
    public double BytesPerEvent => (double)_bytes / Delivered;

    /// <summary>How many cores the hub used; 0 when that is not known.</summary>
    public double Cores => _processor / _took;

    /// <summary>How long after the report its event was there.</summary>
    public Timing Events => _events ??= new Timing(_delivered);

    /// <summary>How long after the report its answer was there.</summary>
    public Timing Answers => new(_answered);

    /// <summary>Drives a hub for a while, and waits until all has arrived.</summary>
    /// <param name="hub">The hub.</param>
    /// <param name="perSecond">How many reports a second.</param>
    /// <param name="time">For how long.</param>
    public async Task MeasureAsync(DrivenHub hub, int perSecond, TimeSpan time)
    {
        hub.Crowd.Turn();
        var since = TimeProvider.System.GetTimestamp();
        var processor = hub.Processor();
        _took += hub.Driver.Drive(time, perSecond, _answered);
        _processor += hub.Processor() - processor;
        Behind = Math.Max(Behind, await hub.Crowd.SettleAsync());
        var heard = hub.Crowd.Turn();
        _heardFor += TimeProvider.System.GetElapsedTime(since);
        _delivered.AddRange(heard.Latencies);
        _bytes += heard.Bytes;
    }
}
