using System.Collections.Concurrent;
using WorkTrack.Tests.Support;

[assembly: AssemblyFixture(typeof(SuiteTelemetry))]

namespace WorkTrack.Tests.Support;

/// <summary>Listens to traces and metrics of all servers for as long as the suite runs. What gives a secret away fails it at its end.</summary>
public sealed class SuiteTelemetry : IDisposable
{
    private readonly ConcurrentQueue<string> _found = new();
    private readonly Telemetry _telemetry;

    public SuiteTelemetry() => _telemetry = new Telemetry(line =>
    {
        if (Secrets.AreIn(line))
        {
            _found.Enqueue(line);
        }
    });

    public void Dispose()
    {
        _telemetry.MeasureNow();
        _telemetry.Dispose();
        Assert.Empty(_found);
    }
}
