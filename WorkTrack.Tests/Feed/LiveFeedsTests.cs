using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Feed;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Feed;

public sealed class LiveFeedsTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly EventHub _hub = new();
    private readonly Board _board;
    private readonly LiveFeeds _feeds;

    public LiveFeedsTests()
    {
        _board = new Board(_hub, new OrganisationCalendar(TimeZoneInfo.Utc), new UptimeLog(_time), _time);
        var readiness = new LedgerReadiness();
        readiness.Set();
        _feeds = new LiveFeeds(
            _board, _hub, readiness, new ComputerJson(_board), Options.Create(new StreamOptions { FullMegabytesPerSecond = 1 }), _time, NullLogger<LiveFeeds>.Instance);
    }

    /// <summary>Boards of about a megabyte each, and a budget of a megabyte a second.</summary>
    [Fact]
    public void Cadence_MoreClientsThanTheBudgetHolds_GrowsAndThenRefuses()
    {
        for (var i = 0; i < 600; i++)
        {
            Apply($"PC-{i}", new string('x', 500));
        }

        using var following = _feeds.Follow(BoardScope.Everything, delta: false);
        Assert.Equal(LiveFeeds.ShortestCadence, _feeds.Cadence);
        using var first = following.Feed.Readers.Subscribe();
        var size = following.Feed.Next(null)!.Bytes.Length / 1e6;
        Assert.InRange(size, 0.4, 1.2);
        var clients = new List<Subscription>();
        for (var readers = 1; readers * size <= LiveFeeds.LongestCadence.TotalSeconds; readers++)
        {
            Assert.False(_feeds.IsTooMuch);
            Assert.Equal(Math.Max(readers * size, 1), _feeds.Cadence.TotalSeconds, precision: 3);
            clients.Add(following.Feed.Readers.Subscribe());
        }

        Assert.True(_feeds.IsTooMuch);
        Assert.Equal(LiveFeeds.LongestCadence, _feeds.Cadence);
        clients.ForEach(client => client.Dispose());
    }

    [Fact]
    public void Follow_TheSameScopeAndKind_IsTheSameFeedUntilTheLastHasGone()
    {
        var before = _hub.SubscriberCount;
        var one = _feeds.Follow(BoardScope.Of([1, 2]), delta: true);
        var two = _feeds.Follow(BoardScope.Of([2, 1]), delta: true);
        using var other = _feeds.Follow(BoardScope.Of([1]), delta: true);
        Assert.Same(one.Feed, two.Feed);
        Assert.NotSame(one.Feed, other.Feed);
        Assert.NotEqual(one.Feed.Events.Epoch, other.Feed.Events.Epoch);
        Assert.Equal(before + 2, _hub.SubscriberCount);

        one.Dispose();
        one.Dispose();
        Assert.Equal(before + 2, _hub.SubscriberCount);
        two.Dispose();

        Assert.Equal(before + 1, _hub.SubscriberCount);
    }

    /// <summary>A reader of one team is told nothing of the others, live or when it comes back, and not of one that has left.</summary>
    [Fact]
    public async Task Delta_OfATeam_TellsItsComputersOnly()
    {
        Apply("A", "mine", team: 1);
        Apply("B", "theirs", team: 2);
        using var following = _feeds.Follow(BoardScope.Of([1]), delta: true);
        using var due = following.Feed.Readers.Subscribe();
        var start = following.Feed.Next(null)!;
        Assert.Contains("mine", Text(start), StringComparison.Ordinal);
        Assert.DoesNotContain("theirs", Text(start), StringComparison.Ordinal);
        Assert.Contains("\"total_computers\":1", Text(start), StringComparison.Ordinal);

        Apply("B", "theirs again", team: 2);
        Apply("A", "mine again", team: 1);
        var next = await NextAsync(due, following.Feed, start.Version);
        Assert.Contains("mine again", next, StringComparison.Ordinal);
        Assert.DoesNotContain("theirs", next, StringComparison.Ordinal);
        Assert.DoesNotContain("theirs", Text(following.Feed.Resume(start.Version)), StringComparison.Ordinal);

        var known = _board.Version;
        _board.Move(ComputerId.Parse("A"), 2);
        var gone = await NextAsync(due, following.Feed, known);
        Assert.Contains("\"computers\":[]", gone, StringComparison.Ordinal);
    }

    /// <summary>What a snapshot had is not sent again, and a part that is not kept any more is told from the board.</summary>
    [Fact]
    public async Task Next_ClientThatFellFarBehind_GetsTheNewestStatesOnce()
    {
        Apply("A", "first");
        using var following = _feeds.Follow(BoardScope.Everything, delta: true);
        using var due = following.Feed.Readers.Subscribe();
        var known = following.Feed.Next(null)!.Version;
        for (var i = 0; i < 200; i++)
        {
            Apply("B", $"title {i}");
            await NextAsync(due, following.Feed, _board.Version - 1);
        }

        var part = following.Feed.Next(known)!;

        Assert.Equal(_board.Version, part.Version);
        Assert.Contains("title 199", Text(part), StringComparison.Ordinal);
        Assert.DoesNotContain("title 198", Text(part), StringComparison.Ordinal);
        Assert.Null(following.Feed.Next(part.Version));
    }

    private static async Task<string> NextAsync(Subscription due, ILiveFeed feed, long known)
    {
        FeedPart? part;
        while ((part = feed.Next(known)) is null)
        {
            Assert.True(await due.WaitAsync(TestContext.Current.CancellationToken));
        }

        return Text(part);
    }

    private static string Text(FeedPart part) => System.Text.Encoding.UTF8.GetString(System.Buffers.BuffersExtensions.ToArray(part.Bytes));

    private void Apply(string id, string title, int team = 0) => _board.Apply(new Computer
    {
        Key = 1,
        Id = ComputerId.Parse(id),
        Team = team,
        RegisteredAt = _time.GetUtcNow(),
        LastSeenAt = _time.GetUtcNow(),
        Window = ActiveWindow.Create(title, "excel.exe", null),
    });
}
