using Microsoft.Extensions.Time.Testing;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Live;

public sealed class ScreenBoardTests
{
    private readonly FakeTimeProvider _time = WorkTrackApp.Noon();
    private readonly Board _board;
    private readonly ScreenBoard _screens;

    public ScreenBoardTests()
    {
        _board = new Board(new EventHub(), new OrganisationCalendar(TimeZoneInfo.Utc), new UptimeLog(_time), _time);
        _screens = new ScreenBoard(_board, _time);
    }

    [Fact]
    public void View_SameQueryAndScope_IsTheSameObjectForAll()
    {
        Apply("A");

        var view = _screens.View(BoardScope.Of([2, 1]), new BoardQuery("a"));

        Assert.Same(view, _screens.View(BoardScope.Of([1, 2]), new BoardQuery("a")));
        Assert.NotSame(view, _screens.View(BoardScope.Of([1]), new BoardQuery("a")));
        Assert.NotSame(view, _screens.View(BoardScope.Everything, new BoardQuery("a")));
        Assert.NotSame(view, _screens.View(BoardScope.Of([1, 2]), new BoardQuery("b")));
    }

    [Fact]
    public void View_ChangeWithinAQuarterOfASecond_IsSharedButSaidToBeBehind()
    {
        Apply("A");
        var view = All();
        Apply("B");

        Assert.Same(view, All());
        Assert.True(_screens.IsBehind);

        _time.Advance(ScreenBoard.Interval);
        Assert.Equal(2, All().Computers.Length);
        Assert.False(_screens.IsBehind);
    }

    [Fact]
    public void View_QuietBoard_IsKept()
    {
        Apply("A");
        var view = All();

        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Same(view, All());
        Assert.False(_screens.IsBehind);
    }

    [Fact]
    public void View_ManyQueriesOnAQuietBoard_AreNotAllKept()
    {
        Apply("A");
        var first = _screens.View(BoardScope.Everything, new BoardQuery("0"));
        for (var i = 1; i < 100; i++)
        {
            _screens.View(BoardScope.Everything, new BoardQuery($"{i}"));
        }

        Assert.NotSame(first, _screens.View(BoardScope.Everything, new BoardQuery("0")));
    }

    [Fact]
    public void View_ByLastReport_FollowsReportsThatChangeNothing()
    {
        Apply("A");
        _time.Advance(TimeSpan.FromSeconds(1));
        Apply("B");
        var query = new BoardQuery(Order: BoardOrder.LastSeen);
        Assert.Equal(["B", "A"], _screens.View(BoardScope.Everything, query).Computers.Select(state => state.Id.Value));

        _time.Advance(TimeSpan.FromSeconds(10));
        Apply("A");

        Assert.False(_screens.IsBehind);
        Assert.Equal(["A", "B"], _screens.View(BoardScope.Everything, query).Computers.Select(state => state.Id.Value));
    }

    [Fact]
    public void View_OfTheSilent_GrowsWithTimeAlone()
    {
        Apply("A");
        var query = new BoardQuery(SilentFor: TimeSpan.FromDays(1));
        Assert.Empty(_screens.View(BoardScope.Everything, query).Computers);

        _time.Advance(TimeSpan.FromDays(1));
        Assert.Single(_screens.View(BoardScope.Everything, query).Computers);
    }

    private BoardView All() => _screens.View(BoardScope.Everything, BoardQuery.All);

    private void Apply(string id) => _board.Apply(new Computer
    {
        Key = id[0],
        Id = ComputerId.Parse(id),
        RegisteredAt = WorkTrackApp.Noon().GetUtcNow(),
        LastSeenAt = _time.GetUtcNow(),
        Hours = RecentHours.Empty,
    });
}
