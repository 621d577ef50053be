using System.Diagnostics.Metrics;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Feed;

/// <summary>What the live path counts, for whoever listens to the meter <c>WorkTrack</c>. It is counted anyway: a listener costs reports nothing.</summary>
internal sealed class LiveMetrics
{
    /// <summary>The meter's name.</summary>
    public const string MeterName = "WorkTrack";

    /// <summary>Makes the instruments.</summary>
    public LiveMetrics(IMeterFactory meters, EventHub hub, OpenStreams streams)
    {
        var meter = meters.Create(MeterName);
        meter.CreateObservableUpDownCounter("worktrack.live.subscribers", () => hub.SubscriberCount, "{subscriber}", "Who follows the board: screens and feeds.");
        meter.CreateObservableCounter("worktrack.live.signals", () => hub.Signals, "{signal}", "How often the board changed.");
        meter.CreateObservableCounter("worktrack.live.coalesced", () => hub.Coalesced, "{signal}", "Signals to a subscriber that was due already.");
        meter.CreateObservableUpDownCounter("worktrack.stream.clients", () => streams.Count, "{client}", "Streams that are open.");
        meter.CreateObservableCounter("worktrack.stream.dropped", () => streams.Dropped, "{client}", "Clients disconnected because they took nothing.");
    }
}
