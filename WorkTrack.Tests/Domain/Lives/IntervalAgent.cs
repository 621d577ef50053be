using System.Collections.Immutable;
using System.Globalization;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;

namespace WorkTrack.Tests.Domain.Lives;

/// <summary>Our own agent: it sends samples, keeps what was not taken, and sends it again.</summary>
/// <param name="SampleSeconds">The length of a sample that nothing cuts short.</param>
/// <param name="Interval">The seconds between two reports.</param>
internal sealed record IntervalAgent(int SampleSeconds, int Interval)
{
    private const int MostSamples = 500;

    /// <summary>By how much the device's clock is ahead.</summary>
    public TimeSpan Skew { get; init; }

    /// <summary>By how many minutes the computer's clock is set in which minute of the life; each begins a new session.</summary>
    public IReadOnlyCollection<(int Minute, int By)> ClockSteps { get; init; } = [];

    /// <summary>The minutes of the life at which it is killed and started again.</summary>
    public IReadOnlyCollection<int> Restarts { get; init; } = [];

    /// <summary>From which minute of the life on, and how long, it reaches no server.</summary>
    public IReadOnlyCollection<(int Minute, int Minutes)> Offline { get; init; } = [];

    public Network Network { get; init; } = Network.Perfect;

    /// <summary>A number that makes its session ids its own.</summary>
    public int Number { get; init; }

    /// <summary>What it took, session by session.</summary>
    public IEnumerable<Session> Sessions(Person person)
    {
        var cuts = Restarts.Concat(ClockSteps.Select(step => step.Minute)).Select(minute => person.Begins.AddMinutes(minute)).ToList();
        foreach (var run in person.Runs)
        {
            var starts = cuts.Where(at => at > run.From && at < run.Until).Distinct().Order().Prepend(run.From).ToList();
            foreach (var (from, until) in starts.Zip(starts.Skip(1).Append(run.Until)))
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"{Number:x8}{from.ToUnixTimeMilliseconds():x24}");
                var ahead = Skew + TimeSpan.FromMinutes(ClockSteps.Where(step => person.Begins.AddMinutes(step.Minute) <= from).Sum(step => step.By));
                yield return new Session(id, ahead, from, [.. Samples(person, from, until)]);
            }
        }
    }

    /// <summary>What arrives of it, while a server can be reached.</summary>
    /// <param name="person">Whom it watches.</param>
    /// <param name="computer">The computer's name.</param>
    /// <param name="agent">A number for its luck.</param>
    /// <param name="reachable">Whether a server takes reports.</param>
    public IEnumerable<Arrival> Reports(Person person, ComputerId computer, int agent, Func<DateTimeOffset, bool> reachable)
    {
        var wire = Network.Open(agent);
        var taken = new Queue<(Session Session, Stretch Sample)>(Sessions(person).SelectMany(session => session.Samples.Select(sample => (session, sample))));
        var queue = new List<(Session Session, Stretch Sample)>();
        for (var at = person.Begins.AddSeconds(Interval); ; at = at.AddSeconds(Interval))
        {
            var ends = at >= person.Ends;
            while (taken.TryPeek(out var next) && next.Sample.Until <= at)
            {
                queue.Add(taken.Dequeue());
            }

            if (!ends && (person.At(at) is Doing.Asleep or Doing.Off || IsOffline(person, at)))
            {
                continue;
            }

            foreach (var part in queue.GroupBy(queued => queued.Session).SelectMany(queued => queued.Chunk(MostSamples)).ToList())
            {
                var report = Report(computer, part[0].Session, at, part.Select(queued => queued.Sample), part[0].Sample.From == part[0].Session.From);
                var arrivals = wire.Send(at).Where(reachable).ToList();
                if (ends && arrivals.Count == 0 && reachable(at))
                {
                    arrivals.Add(at);
                }

                // The agent waits for an answer as long as the next report is not due.
                queue = arrivals.Exists(arrives => arrives < at.AddSeconds(Interval)) ? [.. queue.Except(part)] : queue;
                foreach (var arrives in arrivals)
                {
                    yield return new Arrival(arrives, report);
                }
            }

            if (ends && (queue.Count == 0 || at > person.Ends.AddDays(1)))
            {
                yield break;
            }
        }
    }

    /// <summary>A report of some samples of one session, sent at a time on the session's own clock.</summary>
    public static ActivityReport Report(ComputerId computer, Session session, DateTimeOffset now, IEnumerable<Stretch> samples, bool tells = false) => new()
    {
        Computer = computer,
        Introduces = true,
        Profile = tells ? ComputerProfile.Create("vm", "user " + session.Id[^6..], "Linux") : null,
        Programs = tells ? new ProgramList([RunningProgram.Create("p" + session.Id[^6..])!], 1) : null,
        Samples = new SampleBatch(session.Id, now + session.Ahead, [.. samples.Select((sample, index) => session.Sample(index, sample))], []),
    };

    private static IEnumerable<DateTimeOffset> Cuts(Person person, DateTimeOffset from, DateTimeOffset until) =>
        person.Stretches.Select(stretch => stretch.From).Where(at => at > from && at < until);

    private bool IsOffline(Person person, DateTimeOffset at) =>
        Offline.Any(off => person.Begins.AddMinutes(off.Minute) <= at && at < person.Begins.AddMinutes(off.Minute + off.Minutes));

    private IEnumerable<Stretch> Samples(Person person, DateTimeOffset from, DateTimeOffset until)
    {
        var changes = new Queue<DateTimeOffset>(Cuts(person, from, until).Append(until));
        for (var at = from; at < until;)
        {
            while (changes.Peek() <= at)
            {
                changes.Dequeue();
            }

            var end = new[] { at.AddSeconds(SampleSeconds), changes.Peek(), Person.NextProgramAfter(at) }.Min();
            var doing = person.At(at);
            if (doing is Doing.Used or Doing.Idle)
            {
                yield return new Stretch(doing, at, end);
            }
            else
            {
                end = changes.Peek();
            }

            at = end;
        }
    }

    /// <summary>A run of the agent on one setting of the clock.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="ahead">By how much its clock is ahead.</param>
    /// <param name="from">Its start.</param>
    /// <param name="samples">What it saw, in real time.</param>
    internal sealed class Session(string id, TimeSpan ahead, DateTimeOffset from, ImmutableArray<Stretch> samples)
    {
        public string Id => id;

        public TimeSpan Ahead => ahead;

        public DateTimeOffset From => from;

        public ImmutableArray<Stretch> Samples => samples;

        public ActivitySample Sample(int index, Stretch sample)
        {
            var program = sample.Doing == Doing.Used ? Person.ProgramAt(sample.From) : null;
            var activity = sample.Doing == Doing.Used ? UserActivity.Active : UserActivity.Idle;
            return new ActivitySample(index, sample.From + Ahead, sample.Length, activity, program, program is null ? null : "window of " + program);
        }
    }
}
