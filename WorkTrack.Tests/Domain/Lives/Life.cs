using System.Collections.Immutable;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;

namespace WorkTrack.Tests.Domain.Lives;

/// <summary>What really happened at one computer, and what the server saw of it.</summary>
internal sealed record Life
{
    public static readonly ComputerId Id = ComputerId.Parse("LIFE");

    /// <summary>The organisation's zone.</summary>
    public required string Zone { get; init; }

    public required Person Person { get; init; }

    public CounterAgent? Counter { get; init; }

    public IntervalAgent? Interval { get; init; }

    /// <summary>When no report could be taken, one after the other.</summary>
    public ImmutableArray<(DateTimeOffset From, DateTimeOffset Until, Return How)> Outages { get; init; } = [];

    /// <summary>Reports of other origin: a clone, a person with curl.</summary>
    public ImmutableArray<Arrival> Strangers { get; init; } = [];

    /// <summary>What happens to the server, in this order.</summary>
    public ImmutableArray<LifeEvent> Events { get => field.IsDefault ? field = [.. Happenings()] : field; init; }

    public DateTimeOffset Begins => Person.Begins;

    public DateTimeOffset Ends => Events.Length == 0 || Events[^1].At < Person.Ends ? Person.Ends : Events[^1].At;

    public OrganisationCalendar Calendar => Zones.Calendar(Zone);

    public IEnumerable<Arrival> Arrivals => Events.OfType<Arrival>();

    public override string ToString() => Story.Of(this);

    /// <summary>The same, lived at another time, on a server that is never killed: one that runs in the tests' own process cannot be.</summary>
    public Life Later(TimeSpan by) => this with
    {
        Person = Person.Later(by),
        Outages = [.. Outages.Select(outage => (outage.From + by, outage.Until + by, Return.Restarted))],
        Strangers = [.. Strangers.Select(stranger => stranger with { At = stranger.At + by })],
        Events = default,
    };

    public bool IsReachable(DateTimeOffset at) => !Outages.Any(outage => outage.From <= at && at < outage.Until);

    private IEnumerable<LifeEvent> Happenings()
    {
        // An outage that begins and ends at the same instant is a restart; its end must follow its beginning.
        var outages = Outages.SelectMany(outage => new LifeEvent[] { new ServerDown(outage.From), new ServerUp(outage.Until, outage.How) });
        var counter = Counter?.Reports(Person, Id, 1).Where(report => IsReachable(report.At)) ?? [];
        var interval = Interval?.Reports(Person, Id, 2, IsReachable) ?? [];
        return outages.Concat(counter).Concat(interval).Concat(Strangers.Where(report => IsReachable(report.At))).OrderBy(happening => happening.At);
    }
}
