using System.Globalization;
using System.Text;
using WorkTrack.Domain.Activity;

namespace WorkTrack.Tests.Domain.Lives;

/// <summary>Tells a life, so that a counterexample can be read.</summary>
internal static class Story
{
    private const string Clock = "HH:mm:ss.fff";

    public static string Of(Life life)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"\nIn {life.Zone}; the organisation's clocks show {life.Begins:yyyy-MM-dd HH:mm} UTC as {life.Calendar.ToLocal(life.Begins):yyyy-MM-dd HH:mm}\nWhat the person did (UTC):\n");
        foreach (var stretch in life.Person.Stretches)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {stretch.From:yyyy-MM-dd HH:mm:ss} {stretch.Doing} for {stretch.Length:d'd 'hh':'mm':'ss}\n");
        }

        text.Append("What the server saw (UTC):\n");
        var day = DateOnly.MinValue;
        for (var i = 0; i < life.Events.Length; i++)
        {
            var happening = life.Events[i];
            if (DateOnly.FromDateTime(happening.At.UtcDateTime) is var today && today != day)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {day = today:yyyy-MM-dd}\n");
            }

            text.Append("    ").Append(happening.At.ToString(Clock, CultureInfo.InvariantCulture)).Append(' ').Append(Tell(happening));
            i = Repeated(life, i, text);
            text.Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Tells reports that follow at one interval, with a counter that moves on with them, as one.</summary>
    private static int Repeated(Life life, int first, StringBuilder text)
    {
        var last = first;
        while (last + 1 < life.Events.Length && life.Events[last] is Arrival { Report.UsageMinutes: { } before } && life.Events[last + 1] is Arrival { Report.UsageMinutes: { } next }
            && Gap(life, last) == Gap(life, first) && next >= before && next - before <= Gap(life, first).TotalMinutes + 1)
        {
            last++;
        }

        if (last - first < 2)
        {
            return first;
        }

        text.Append(CultureInfo.InvariantCulture, $", and so on every {Gap(life, first).TotalSeconds} s up to {Tell(life.Events[last])} at {life.Events[last].At.ToString(Clock, CultureInfo.InvariantCulture)}");
        return last;
    }

    private static TimeSpan Gap(Life life, int index) => life.Events[index + 1].At - life.Events[index].At;

    private static string Tell(LifeEvent happening) => happening switch
    {
        Arrival { Report: { UsageMinutes: { } counter } report } => string.Create(CultureInfo.InvariantCulture, $"counter {counter}{(report.Window is { Window: { } window } ? $" with {window.Program} in front" : "")} arrives"),
        Arrival { Report.Samples: { } batch } => string.Create(CultureInfo.InvariantCulture, $"{batch.Samples.Length} samples of session ..{batch.SessionId[^6..]} arrive, sent at {batch.SentAt:HH:mm:ss}: {Tell(batch)}"),
        Arrival => "a report without a counter arrives",
        ServerDown => "server goes down",
        ServerUp { How: Return.Recovered } => "server takes reports again",
        ServerUp { How: Return.Crashed } => "server, killed before, starts again",
        _ => "server starts again",
    };

    private static string Tell(SampleBatch batch) => string.Join("; ", batch.Samples
        .Take(3).Select(sample => string.Create(CultureInfo.InvariantCulture, $"{sample.StartedAt:HH:mm:ss} {sample.Activity} {sample.Duration.TotalSeconds} s")))
        + (batch.Samples.Length > 3 ? string.Create(CultureInfo.InvariantCulture, $"; ... until {batch.Samples[^1].StartedAt + batch.Samples[^1].Duration:HH:mm:ss}") : "");
}
