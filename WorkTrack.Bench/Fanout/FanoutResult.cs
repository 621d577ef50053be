using System.Globalization;

namespace WorkTrack.Bench.Fanout;

/// <summary>What a run has found.</summary>
/// <param name="Run">The run.</param>
/// <param name="Alone">The product, with nobody in its way.</param>
/// <param name="BesideStalled">The product, with clients that do not read; null when there were none.</param>
/// <param name="Other">The other hub; null when there was none.</param>
/// <param name="OtherName">What the other hub is called.</param>
internal sealed record FanoutResult(FanoutRun Run, FanoutFigures Alone, FanoutFigures? BesideStalled, FanoutFigures? Other, string OtherName)
{
    public const string Head =
        "| hub | clients | computers | reports/s | events | POST to event p50 / p99 / p99.9 ms | POST answered p50 / p99 ms | bytes an event, MB/s | cores | clients not up to date in the end |\n"
        + "|---|---|---|---|---|---|---|---|---|---|";

    /// <summary>The most memory the server has had, in MB.</summary>
    public long PeakMegabytes { get; set; }

    public override string ToString()
    {
        var text = Row($"WorkTrack, {Run.Mode}", Alone);
        if (BesideStalled is { } beside)
        {
            text += Row($"WorkTrack, {Run.Mode}, beside {Run.Stalled} that do not read", beside);
        }

        return Other is { } other ? text + Row(OtherName, other) : text;
    }

    /// <summary>What there is to say of it, a sentence a line.</summary>
    public IEnumerable<string> Remarks()
    {
        yield return Text($"The server had at most {PeakMegabytes} MB.");
        if (Other is { } other)
        {
            yield return Text($"WorkTrack to {OtherName}: p50 x {Alone.Events.P50 / other.Events.P50:0.00}, p99 x {Alone.Events.Within(0.99) / other.Events.Within(0.99):0.00}, p99.9 x {Alone.Events.Within(0.999) / other.Events.Within(0.999):0.00}.");
        }
    }

    private string Row(string hub, FanoutFigures figures) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {hub} | {Run.Clients:N0} | {Run.Computers:N0} | {Run.PerSecond} | {figures.Delivered:N0} of {(long)figures.Reports * Run.Clients:N0} "
        + $"| {figures.Events.P50:0.0} / {figures.Events.Within(0.99):0.0} / {figures.Events.Within(0.999):0.0} "
        + $"| {figures.Answers.P50:0.0} / {figures.Answers.Within(0.99):0.0} | {figures.BytesPerEvent:N0}, {figures.MegabytesPerSecond:0.0} | {figures.Cores:0.00} | {figures.Behind} |\n");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
