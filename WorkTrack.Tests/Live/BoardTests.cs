using Microsoft.Extensions.Time.Testing;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Live;

public sealed class BoardTests : IDisposable
{
    /// <summary>How long a computer counts as there whose rhythm is not known yet.</summary>
    private static readonly TimeSpan Window = ReportRhythm.Unknown.OnlineWindow;

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly EventHub _hub = new();
    private readonly Subscription _subscription;
    private readonly Board _board;

    public BoardTests()
    {
        _subscription = _hub.Subscribe();
        _board = new Board(_hub, new OrganisationCalendar(TimeZoneInfo.Utc), new UptimeLog(_time), _time);
    }

    public void Dispose() => _subscription.Dispose();

    [Fact]
    public async Task Apply_NewComputer_IsReadableAndSignalled()
    {
        _board.Apply(Reported("A", 5));

        Assert.True(await SignalledAsync());
        var state = Assert.Single(_board.Snapshot.Computers);
        Assert.Equal((5, Presence.Online), (state.UsageToday, state.Presence));
        Assert.Equal(new FleetStats(1, 1, 5), _board.Snapshot.Stats);
    }

    [Fact]
    public async Task Apply_NothingThatAnybodyCouldSee_KeepsTheStateAndIsQuiet()
    {
        _board.Apply(Reported("A", 5));
        await SignalledAsync();
        var before = _board.Snapshot;

        _board.Apply(_board.Find(Id("A"))! with { LastSeenAt = _time.GetUtcNow().AddSeconds(5) });

        Assert.False(await SignalledAsync());
        Assert.Same(before, _board.Snapshot);
        Assert.Equal(_time.GetUtcNow().AddSeconds(5), _board.Find(Id("A"))!.LastSeenAt);
    }

    [Fact]
    public void Apply_OneOfMany_LeavesTheOthersStatesAlone()
    {
        _board.Apply(Reported("A", 5));
        _board.Apply(Reported("B", 5));
        var before = _board.Snapshot.Computers;

        _board.Apply(Reported("B", 60));

        var after = _board.Snapshot.Computers;
        Assert.Same(before[0], after[0]);
        Assert.NotSame(before[1], after[1]);
        Assert.Equal(5, before[1].UsageToday);
    }

    [Fact]
    public async Task Sweep_SilentComputer_TurnsOfflineOnce()
    {
        _board.Apply(Reported("A", 5));
        await SignalledAsync();

        _time.Advance(Window - TimeSpan.FromSeconds(1));
        _board.Sweep();
        Assert.False(await SignalledAsync());

        _time.Advance(TimeSpan.FromSeconds(1));
        _board.Sweep();
        Assert.True(await SignalledAsync());
        Assert.Equal(Presence.Offline, Assert.Single(_board.Snapshot.Computers).Presence);

        _board.Sweep();
        Assert.False(await SignalledAsync());
    }

    [Fact]
    public async Task Apply_MinutesThatWereVouchedFor_RemarksThemUntilTheDayEnds()
    {
        _board.Apply(Reported("A", 5));
        Assert.Equal(Remarks.Vouched, _board.StateOf(Id("A"))!.RemarksToday);

        await SignalledAsync();
        _time.Advance(TimeSpan.FromHours(12));
        _board.Sweep();

        Assert.Equal(Remarks.None, _board.StateOf(Id("A"))!.RemarksToday);
    }

    [Fact]
    public async Task Sweep_NewDay_BeginsAtZero()
    {
        _board.Apply(Reported("A", 5));
        await SignalledAsync();

        _time.Advance(TimeSpan.FromHours(12));
        _board.Sweep();

        Assert.True(await SignalledAsync());
        Assert.Equal(new DateOnly(2026, 11, 24), _board.Snapshot.Today);
        Assert.Equal(0, _board.Snapshot.Stats.UsageToday);
    }

    [Fact]
    public void Apply_FirstReportOfANewDay_DoesNotWaitForTheSweeper()
    {
        _board.Apply(Reported("A", 5));

        _time.Advance(TimeSpan.FromHours(12).Add(TimeSpan.FromMinutes(1)));
        _board.Apply(Reported("B", 2));

        Assert.Equal([0, 2], _board.Snapshot.Computers.Select(computer => computer.UsageToday));
    }

    [Fact]
    public void Sweep_NobodyDue_DerivesNobody()
    {
        for (var i = 0; i < 1000; i++)
        {
            _board.Apply(Reported($"PC-{i}", 5));
        }

        _board.Sweep();
        _time.Advance(TimeSpan.FromSeconds(1));
        var before = GC.GetAllocatedBytesForCurrentThread();
        _board.Sweep();

        // A state that is derived is an object of over 100 bytes, also when it turns out to be the same.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
    }

    [Fact]
    public void Snapshot_AfterOneChangeOfMany_CostsItsOwnSizeOnly()
    {
        const int Computers = 1000;
        for (var i = 0; i < Computers; i++)
        {
            _board.Apply(Reported($"PC-{i}", 5));
        }

        _ = _board.Snapshot;
        _board.Apply(Reported("PC-7", 60));
        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = _board.Snapshot;

        // One reference a computer, and what stands around them.
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, Computers * IntPtr.Size, (Computers * IntPtr.Size) + 2000);
    }

    [Fact]
    public void LastHeardAt_ReportsInAnyOrder_IsTheNewest()
    {
        Assert.Null(_board.LastHeardAt);
        _board.Apply(Reported("A", 5) with { LastSeenAt = _time.GetUtcNow().AddSeconds(9) });
        _board.Apply(Reported("B", 5) with { Team = 3 });

        Assert.Equal(_time.GetUtcNow().AddSeconds(9), _board.LastHeardAt);
        Assert.Equal(_time.GetUtcNow(), _board.LastHeardIn(BoardScope.Of([3])));
        Assert.Null(_board.LastHeardIn(BoardScope.Of([4])));
    }

    /// <summary>Whether a signal is due.</summary>
    private async Task<bool> SignalledAsync()
    {
        var waiting = _subscription.WaitAsync().AsTask();
        if (waiting.IsCompleted)
        {
            return await waiting;
        }

        // Takes the waiting back by answering it, so that the next one starts afresh.
        _hub.Signal();
        await waiting;
        return false;
    }

    private Computer Reported(string id, long counter)
    {
        var known = _board.Find(Id(id)) ?? new Computer
        {
            Key = id[0],
            Id = Id(id),
            RegisteredAt = _time.GetUtcNow(),
            LastSeenAt = _time.GetUtcNow(),
        };
        return known.Accept(new ActivityReport { Computer = Id(id), Introduces = true, UsageMinutes = counter }, _time.GetUtcNow(), Hearing.AlwaysUp).After;
    }

    private static ComputerId Id(string id) => ComputerId.Parse(id);
}
