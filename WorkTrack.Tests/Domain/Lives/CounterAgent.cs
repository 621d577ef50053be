using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Tests.Domain.Lives;

/// <summary>What an agent's counter counts.</summary>
internal enum Counting
{
    /// <summary>The difference of two readings of the wall clock, sleep and idleness included.</summary>
    Clock,

    /// <summary>The same, but it stops while the computer sleeps.</summary>
    Awake,

    /// <summary>It stands still while nobody uses the computer.</summary>
    Used,

    /// <summary>The clock, but from the day's midnight on.</summary>
    Daily,
}

/// <summary>An agent in the field: it sends a counter, and drops a report that is not taken.</summary>
/// <param name="Counting">What it counts.</param>
/// <param name="Interval">The seconds between two reports.</param>
/// <param name="FirstAfter">The seconds from its start to its first report.</param>
internal sealed record CounterAgent(Counting Counting, int Interval, int FirstAfter = 0)
{
    /// <summary>The minutes of the life at which it is killed and started again.</summary>
    public IReadOnlyCollection<int> Restarts { get; init; } = [];

    /// <summary>By how many minutes the computer's clock is set in which minute of the life.</summary>
    public IReadOnlyCollection<(int Minute, int By)> ClockSteps { get; init; } = [];

    /// <summary>After how many seconds it says the same in its other wire format; 0 when it has one only.</summary>
    public int TwinAfter { get; init; }

    /// <summary>How the person's midnight lies to that of UTC, for a daily counter.</summary>
    public TimeSpan MidnightAt { get; init; }

    public Network Network { get; init; } = Network.Perfect;

    /// <summary>When each of its starts was: with the computer, and after each kill.</summary>
    public IEnumerable<Stretch> Sessions(Person person)
    {
        foreach (var run in person.Runs)
        {
            var starts = Restarts.Select(minute => person.Begins.AddMinutes(minute)).Where(at => at > run.From && at < run.Until).Order().Prepend(run.From).ToList();
            foreach (var (from, until) in starts.Zip(starts.Skip(1).Append(run.Until)))
            {
                yield return run with { From = from, Until = until };
            }
        }
    }

    /// <summary>What arrives of it.</summary>
    public IEnumerable<Arrival> Reports(Person person, ComputerId computer, int agent)
    {
        var wire = Network.Open(agent);
        foreach (var session in Sessions(person))
        {
            for (var at = session.From.AddSeconds(FirstAfter); at < session.Until; at = at.AddSeconds(Interval))
            {
                if (person.At(at) == Doing.Asleep)
                {
                    // Its timer goes on when the computer wakes.
                    at = person.Stretches.First(stretch => stretch.From <= at && at < stretch.Until).Until.AddSeconds(2 - Interval);
                    continue;
                }

                var report = new ActivityReport
                {
                    Computer = computer,
                    Introduces = true,
                    UsageMinutes = (long)Counter(person, session.From, at).TotalMinutes,
                    Window = new WindowInFront(ActiveWindow.Create(null, Person.ProgramAt(at), null)),
                };
                foreach (var arrival in Sent(wire, at, report))
                {
                    yield return arrival;
                }
            }
        }
    }

    private IEnumerable<Arrival> Sent(Network.Wire wire, DateTimeOffset at, ActivityReport report)
    {
        // The other format names no window.
        var both = wire.Send(at).Select(arrives => new Arrival(arrives, report));
        return TwinAfter == 0 ? both : both.Concat(wire.Send(at.AddSeconds(TwinAfter)).Select(arrives => new Arrival(arrives, report with { Window = null })));
    }

    private TimeSpan Counter(Person person, DateTimeOffset began, DateTimeOffset now) => Counting switch
    {
        Counting.Clock => now - began + Steps(person, began, now),
        Counting.Awake => person.Spent(began, now, Doing.Used, Doing.Idle) + Steps(person, began, now),
        Counting.Used => person.Spent(began, now, Doing.Used),
        _ => now - Later(began, Midnight(now)) + Steps(person, Later(began, Midnight(now)), now),
    };

    private DateTimeOffset Midnight(DateTimeOffset now) => new DateTimeOffset((now - MidnightAt).UtcDateTime.Date, TimeSpan.Zero) + MidnightAt;

    private TimeSpan Steps(Person person, DateTimeOffset from, DateTimeOffset until) => TimeSpan.FromMinutes(
        ClockSteps.Where(step => person.Begins.AddMinutes(step.Minute) is var at && at > from && at <= until).Sum(step => step.By));

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;
}
