namespace WorkTrack.Bench.Ingest;

/// <summary>What was measured of one server.</summary>
internal sealed class Figures
{
    private readonly List<double> _latencies = [];
    private TimeSpan _took;

    /// <summary>Reports answered, a second.</summary>
    public double Rate => _latencies.Count / _took.TotalSeconds;

    /// <summary>How long was measured.</summary>
    public TimeSpan Took => _took;

    /// <summary>How many reports were answered.</summary>
    public int Count => _latencies.Count;

    /// <summary>How much of one core the server used.</summary>
    public TimeSpan Processor { get; private set; }

    /// <summary>How much of one core the driver used beside it.</summary>
    public TimeSpan Driver { get; private set; }

    /// <summary>Drives a server for a while longer.</summary>
    public void Measure(LoadDriver driver, ServerProcess server, TimeSpan time)
    {
        var (serverBefore, driverBefore) = (server.Processor, Environment.CpuUsage.TotalTime);
        _took += driver.Drive(time, _latencies);
        Processor += server.Processor - serverBefore;
        Driver += Environment.CpuUsage.TotalTime - driverBefore;
    }

    /// <summary>The time within which a share of the reports was answered, in milliseconds.</summary>
    public double[] Within(params double[] shares)
    {
        _latencies.Sort();
        return [.. shares.Select(share => _latencies[(int)Math.Ceiling(share * _latencies.Count) - 1])];
    }
}
