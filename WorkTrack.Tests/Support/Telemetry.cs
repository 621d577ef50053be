using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace WorkTrack.Tests.Support;

/// <summary>Everything that tracing and measuring would send away: what the framework and the product say about requests and statements.</summary>
internal sealed class Telemetry : IDisposable
{
    // The test's own client is in this process, too.
    private const string Client = "System.Net";

    private readonly Action<string> _hear;
    private readonly ActivityListener _traces;
    private readonly MeterListener _metrics;

    /// <summary>Begins to listen.</summary>
    /// <param name="hear">Takes each line, on whichever thread it comes.</param>
    public Telemetry(Action<string> hear)
    {
        _hear = hear;
        _traces = new ActivityListener
        {
            ShouldListenTo = source => !source.Name.StartsWith(Client, StringComparison.Ordinal),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Say("trace", activity.DisplayName, activity.TagObjects.Concat(activity.Events.SelectMany(happening => happening.Tags))),
        };
        ActivitySource.AddActivityListener(_traces);
        _metrics = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (!instrument.Meter.Name.StartsWith(Client, StringComparison.Ordinal))
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _metrics.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Say("metric", instrument.Name, tags.ToArray()));
        _metrics.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Say("metric", instrument.Name, tags.ToArray()));
        _metrics.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Say("metric", instrument.Name, tags.ToArray()));
        _metrics.Start();
    }

    /// <summary>Has everything told that is measured only when somebody asks.</summary>
    public void MeasureNow() => _metrics.RecordObservableInstruments();

    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }

    private void Say(string kind, string name, IEnumerable<KeyValuePair<string, object?>> tags) =>
        _hear($"{kind} {name} {string.Join(' ', tags.Select(tag => $"{tag.Key}={tag.Value}"))}");
}
