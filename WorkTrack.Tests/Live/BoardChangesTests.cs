using CsCheck;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Live;

/// <summary>What readers are told who only ask what has changed.</summary>
public sealed class BoardChangesTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 23, 12, 0, 0, TimeSpan.Zero));
    private readonly Board _board;

    public BoardChangesTests() => _board = new Board(new EventHub(), new OrganisationCalendar(TimeZoneInfo.Utc), new UptimeLog(_time), _time);

    [Fact]
    public void Since_OneOfTwoChangedTwice_HasItsNewestStateOnce()
    {
        Apply("A");
        Apply("B");
        var known = _board.Version;
        Apply("B", title: "one");
        Apply("B", title: "two");

        var changes = _board.Since(known, BoardScope.Everything)!;

        Assert.Equal("two", Assert.Single(changes.Computers).State.Window?.Title);
        Assert.Equal((_board.Version, _board.Version), (changes.Version, changes.Computers[0].Version));
        Assert.Empty(_board.Since(changes.Version, BoardScope.Everything)!.Computers);
    }

    [Fact]
    public void Since_AVersionThatIsNotYet_CannotBeTold()
    {
        Apply("A");

        Assert.Null(_board.Since(_board.Version + 1, BoardScope.Everything));
    }

    [Fact]
    public void Since_MoreVersionsBackThanAreKept_CannotBeTold()
    {
        Apply("A");
        var known = _board.Version;
        for (var i = 0; i < BoardRows.VersionsKept; i++)
        {
            Apply("B", title: $"{i}");
        }

        Assert.Single(_board.Since(known, BoardScope.Everything)!.Computers);
        Apply("B", title: "one more");
        Assert.Null(_board.Since(known, BoardScope.Everything));
    }

    [Fact]
    public void Since_AComputerMovedOutOfSight_CannotBeToldToItsTeam()
    {
        Apply("A", team: 1);
        var known = _board.Version;

        _board.Move(ComputerId.Parse("A"), 2);

        Assert.Null(_board.Since(known, BoardScope.Of([1])));
        Assert.Single(_board.Since(known, BoardScope.Everything)!.Computers);
    }

    /// <summary>Three readers of different scopes, who ask now and then, see what a snapshot shows; its figures, which are kept up to date, are those that are added up.</summary>
    [Fact]
    public void Since_AnyHistory_LeadsToTheSnapshot()
    {
        var step = Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2], Gen.Int[0, 3], Gen.Int[0, 4]);
        step.Array[0, 60].Sample(history =>
        {
            var board = new Board(new EventHub(), new OrganisationCalendar(TimeZoneInfo.Utc), new UptimeLog(_time), _time);
            var readers = new[] { BoardScope.Everything, BoardScope.Of([1]), BoardScope.Of([0, 2]) }.Select(scope => new Reader(board, scope)).ToList();
            foreach (var (computer, team, title, who) in history)
            {
                board.Apply(Computer($"PC-{computer}", team, $"{title}"));
                board.Move(ComputerId.Parse($"PC-{computer}"), team);
                if (who < readers.Count)
                {
                    readers[who].Read();
                }
            }

            return readers.All(reader => reader.SeesWhatIsThere());
        });
    }

    private void Apply(string id, int team = 0, string? title = null) => _board.Apply(Computer(id, team, title));

    private Computer Computer(string id, int team, string? title) => new()
    {
        Key = 1,
        Id = ComputerId.Parse(id),
        Team = team,
        RegisteredAt = _time.GetUtcNow(),
        LastSeenAt = _time.GetUtcNow(),
        Window = ActiveWindow.Create(title, "excel.exe", null),
    };

    /// <summary>A reader that begins with a snapshot and then only asks what changed.</summary>
    private sealed class Reader
    {
        private readonly Board _board;
        private readonly BoardScope _scope;
        private readonly Dictionary<ComputerId, ComputerState> _states = [];
        private FleetStats _stats = FleetStats.None;
        private long _known;

        public Reader(Board board, BoardScope scope)
        {
            (_board, _scope) = (board, scope);
            Begin();
        }

        public void Read()
        {
            if (_board.Since(_known, _scope) is not { } changes)
            {
                Begin();
                return;
            }

            foreach (var change in changes.Computers)
            {
                _states[change.State.Id] = change.State;
            }

            (_known, _stats) = (changes.Version, changes.Stats);
        }

        public bool SeesWhatIsThere()
        {
            Read();
            var part = _board.Snapshot.Within(_scope);
            return _states.Values.ToHashSet().SetEquals(part.Computers) && _stats == part.Stats
                && part.Stats == FleetStats.Of(part.All) && part.Computers.All(_scope.Includes);
        }

        private void Begin()
        {
            var part = _board.Snapshot.Within(_scope);
            _states.Clear();
            foreach (var state in part.Computers)
            {
                _states.Add(state.Id, state);
            }

            (_known, _stats) = (part.Version, part.Stats);
        }
    }
}
