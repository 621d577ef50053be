namespace WorkTrack.Bench.Fanout;

/// <summary>What all clients of a hub heard in a while.</summary>
/// <param name="from">The first report that counts; what was sent before is known already, or belongs to a greeting.</param>
internal sealed class Deliveries(int from)
{
    /// <summary>How long each event took, from its report's being sent to its being there, in milliseconds.</summary>
    public List<double> Latencies { get; } = [];

    /// <summary>Bytes that came, whatever they were.</summary>
    public long Bytes { get; set; }

    /// <summary>Takes down that a client heard of a report.</summary>
    public void Add(int number, TimeSpan after)
    {
        if (number >= from)
        {
            Latencies.Add(after.TotalMilliseconds);
        }
    }
}
