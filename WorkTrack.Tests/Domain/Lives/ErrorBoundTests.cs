namespace WorkTrack.Tests.Domain.Lives;

/// <summary>How far a day's total can be from the truth. The lives are always the same ones, so the figures are too.</summary>
public sealed class ErrorBoundTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);

    /// <summary>What is lost is the counter's unfinished minute and what the last report did not see.</summary>
    [Theory]
    [InlineData(5, 30, 1)]
    [InlineData(60, 300, 1)]
    [InlineData(62, 300, 1)]
    [InlineData(300, 500, 5)]
    public void Counter_NothingLost_IsWithinTheLastReportAndAMinute(int interval, int days, int unsent)
    {
        var errors = CounterErrors(interval, lost: 0, days);

        Tell(errors);
        Assert.All(errors, error => Assert.InRange(error, -unsent - 1, 1));
        Assert.True(interval == 300 || errors.Average() >= -1.01, "Within one minute.");
    }

    /// <summary>
    /// A gap that cannot be bridged costs all of its minutes but one, as it may have been a sleep. So the more reports are
    /// lost in a row the more is missing, and never is anything too much.
    /// </summary>
    [Theory]
    [InlineData(5, 30, 50, 2, 0)]
    [InlineData(60, 5, 200, 10, 0)]
    [InlineData(60, 10, 200, 10, 0)]
    [InlineData(60, 20, 400, 10, 0)]
    [InlineData(60, 30, 2000, 10, 0)]
    [InlineData(300, 10, 500, 75, 58)]
    [InlineData(300, 30, 500, 210, 100)]
    public void Counter_ReportsLost_MissesNoMoreThanTheGapsThatCannotBeBridged(int interval, int lost, int days, int worst, int percentBeyondTen)
    {
        var errors = CounterErrors(interval, lost, days);

        Tell(errors);
        Assert.All(errors, error => Assert.InRange(error, -worst, 1));
        Assert.InRange(errors.Count(error => error < -10) * 100d / days, 0, percentBeyondTen);
    }

    /// <summary>
    /// Each beginning and each end of use is rounded fairly to a minute, so errors cancel out: on days with n stretches of
    /// use the mean error is 0, and the mean absolute error about 0.8 times the root of n/6.
    /// </summary>
    [Theory]
    [InlineData(5, 60, 0, 30, 90)]
    [InlineData(10, 30, 30, 40, 90)]
    [InlineData(60, 60, 0, 40, 10)]
    [InlineData(60, 60, 30, 40, 10)]
    [InlineData(60, 300, 30, 100, 10)]
    [InlineData(60, 300, 30, 300, 90)]
    public void Samples_LateAndLostAndSentAgain_HaveNoBias(int sample, int interval, int lost, int days, int longest)
    {
        var people = Enumerable.Range(1, days).Select(seed => Workday(new Random(seed), longest)).ToList();
        var errors = people.Select((person, seed) =>
        {
            var agent = new IntervalAgent(sample, interval) { Network = new Network(lost, 10, 0, (uint)seed), Offline = [(seed % 400, 60)] };
            return Server.Play(new Life { Zone = "UTC", Person = person, Interval = agent }).Records.Active - person.UsedMinutes;
        }).ToArray();

        var stretches = people.Average(person => person.Stretches.Count(stretch => stretch.Doing == Doing.Used));
        output.WriteLine(FormattableString.Invariant($"{stretches:0.0} stretches of use a day"));
        Tell(errors);
        Assert.InRange(errors.Average(), -3 * StandardError(errors), 3 * StandardError(errors));
        Assert.True(stretches > 20 || Math.Abs(errors.Average()) < 0.5, "Half a minute.");
        Assert.InRange(errors.Average(Math.Abs), 0, Math.Sqrt(stretches / 6));
    }

    /// <summary>A counter that stands still in short pauses: they are not rounded up one after the other.</summary>
    [Theory]
    [InlineData(60, 60, 60)]
    [InlineData(120, 60, 62)]
    [InlineData(300, 60, 60)]
    [InlineData(600, 120, 62)]
    public void IdleAwareCounter_ShortPauses_AreNotCounted(int used, int idle, int interval)
    {
        var errors = Enumerable.Range(1, 20).Select(seed =>
        {
            var luck = new Random(seed);
            var person = Person.From(Monday, [.. Enumerable.Range(0, 28800 / used).SelectMany(_ =>
                new[] { (Doing.Used, luck.NextDouble() * used / 30), (Doing.Idle, luck.NextDouble() * idle / 30) })]);
            return Server.Play(new Life { Zone = "UTC", Person = person, Counter = new CounterAgent(Counting.Used, interval) }).Records.Active - person.UsedMinutes;
        }).ToArray();

        Tell(errors);
        Assert.All(errors, error => Assert.InRange(error, -6, 2));
    }

    private static double[] CounterErrors(int interval, int lost, int days) => [.. Enumerable.Range(1, days).Select(seed =>
    {
        var begins = Monday.AddMilliseconds(new Random(seed).Next(60_000));
        var person = Person.From(begins, (Doing.Used, 480), (Doing.Off, 1));
        var agent = new CounterAgent(Counting.Clock, interval) { Network = new Network(lost, 0, 0, (uint)seed) };
        return Server.Play(new Life { Zone = "UTC", Person = person, Counter = agent }).Records.Active - person.UsedMinutes;
    })];

    /// <summary>Eight hours of use in pieces from 10 s on, with idleness and sleep in between.</summary>
    private static Person Workday(Random luck, int longest)
    {
        var stretches = new List<Stretch>();
        var at = Monday.AddMilliseconds(luck.Next(60_000));
        var left = TimeSpan.FromHours(8);
        while (left > TimeSpan.Zero)
        {
            var piece = TimeSpan.FromMilliseconds(luck.Next(10_000, longest * 60_000));
            var used = piece < left ? piece : left;
            left -= used;
            stretches.Add(new Stretch(Doing.Used, at, at += used));
            stretches.Add(new Stretch(luck.Next(5) == 0 ? Doing.Asleep : Doing.Idle, at, at += TimeSpan.FromMilliseconds(luck.Next(5_000, 900_000))));
        }

        return new Person(stretches);
    }

    private static double StandardError(double[] errors) =>
        Math.Sqrt(errors.Average(error => Math.Pow(error - errors.Average(), 2)) / errors.Length);

    private void Tell(double[] errors)
    {
        var sorted = errors.Select(Math.Abs).Order().ToArray();
        output.WriteLine(FormattableString.Invariant(
            $"{errors.Length} days: from {errors.Min():0.00} to {errors.Max():0.00} min, mean {errors.Average():0.000} (standard error {StandardError(errors):0.000}), mean absolute {sorted.Average():0.00}, p99 {sorted[(int)(sorted.Length * 0.99)]:0.00}, beyond 10 min {sorted.Count(error => error > 10)}"));
    }
}
