using System.Collections.Immutable;
using Bogus;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Live;

public sealed class BoardQueryTests
{
    // Heard last when it became known.
    private static readonly Func<ComputerState, TimeSpan> Silence = state => DateTimeOffset.UnixEpoch.AddDays(40) - state.RegisteredAt;

    private static readonly ComputerState Finance = State(
        "FIN-7", "Finanças", "marina", "Windows 11", ActiveWindow.Create("Relatório de vendas", "excel.exe", null));

    [Theory]
    [InlineData("financas")]
    [InlineData("FINANÇAS")]
    [InlineData("Marina")]
    [InlineData("windows")]
    [InlineData("fin-7")]
    [InlineData("EXCEL")]
    [InlineData("relatorio")]
    [InlineData("  vendas   marina ")]
    [InlineData("")]
    public void Apply_WordsThatOccur_LetTheComputerThrough(string query) =>
        Assert.Equal([Finance], Apply(query, null, Finance));

    [Theory]
    [InlineData("linux")]
    [InlineData("marina linux")]
    [InlineData("financasmarina")]
    public void Apply_AWordThatDoesNotOccur_KeepsTheComputerOut(string query) => Assert.Empty(Apply(query, null, Finance));

    [Fact]
    public void Apply_HalfACharacter_IsNoError() => Assert.Empty(Apply("\ud83d", null, Finance));

    [Theory]
    [InlineData(Presence.Online, "A")]
    [InlineData(Presence.Idle, "B")]
    [InlineData(Presence.Offline, "C")]
    public void Apply_APresence_LetsOnlyItThrough(Presence presence, string id)
    {
        ComputerState[] fleet =
        [
            State("A", "a") with { Presence = Presence.Online },
            State("B", "b") with { Presence = Presence.Idle },
            State("C", "c") with { Presence = Presence.Offline },
            State("D", "d") with { Presence = Presence.Unknown },
        ];

        Assert.Equal(id, Assert.Single(Apply("", presence, fleet)).Id.Value);
    }

    [Fact]
    public void Apply_AnyOrder_SortsByNameThenId()
    {
        ComputerState[] sorted =
        [
            State("9", "álamo"), State("a1", "Beta"), State("A2", "BETA"), State("a3", "beta"), State("1", null), State("0", "zeta"),
        ];
        var random = new Randomizer(20261123);

        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(sorted, Apply("", null, [.. random.Shuffle(sorted)]));
        }
    }

    [Theory]
    [InlineData(BoardOrder.Name, "A B C D")]
    [InlineData(BoardOrder.Usage, "B D A C")]
    [InlineData(BoardOrder.Status, "B A D C")]
    [InlineData(BoardOrder.LastSeen, "C A B D")]
    public void Apply_AnOrder_PutsTheMostTellingFirstAndTheNameDecidesBetweenEquals(BoardOrder order, string expected)
    {
        ComputerState[] fleet =
        [
            State("D", "d") with { Presence = Presence.Offline, UsageToday = 9 },
            State("A", "a") with { Presence = Presence.Idle, UsageToday = 5 },
            State("B", "b") with { Presence = Presence.Online, UsageToday = 9 },
            State("C", "c") with { Presence = Presence.Unknown, UsageToday = 5, RegisteredAt = DateTimeOffset.UnixEpoch.AddHours(1) },
        ];

        var forward = new BoardQuery(Order: order).Apply(fleet, Silence);
        var reversed = new BoardQuery(Order: order, IsReversed: true).Apply(fleet, Silence);

        Assert.Equal(expected.Split(' '), forward.Select(state => state.Id.Value));
        Assert.Equal(forward.Reverse(), reversed);
    }

    [Fact]
    public void Apply_ATeamAndAProgram_LetOnlyBothThrough()
    {
        ComputerState[] fleet =
        [
            State("A", "a", window: ActiveWindow.Create(null, "Excel.exe", null)) with { Team = 1 },
            State("B", "b", window: ActiveWindow.Create(null, "excel.exe", null)),
            State("C", "c", window: ActiveWindow.Create("excel.exe", "word.exe", null)) with { Team = 1 },
            State("D", "d") with { Team = 1 },
        ];

        Assert.Equal("A", Assert.Single(new BoardQuery(Team: 1, Program: "EXCEL.EXE").Apply(fleet, Silence)).Id.Value);
        Assert.Equal("B", Assert.Single(new BoardQuery(Team: 0).Apply(fleet, Silence)).Id.Value);
        Assert.Equal(["A", "B"], new BoardQuery(Program: "excel.exe").Apply(fleet, Silence).Select(state => state.Id.Value));
    }

    [Fact]
    public void Choices_OfABoard_AreItsTeamsAndThePrograms()
    {
        ImmutableArray<ComputerState> all =
        [
            State("A", "a", window: ActiveWindow.Create(null, "word.exe", null)) with { Team = 2 },
            State("B", "b", window: ActiveWindow.Create(null, "Excel.exe", null)),
            State("C", "c", window: ActiveWindow.Create(null, "WORD.EXE", null)) with { Team = 2 },
        ];

        var choices = BoardChoices.Of(new BoardSnapshot(1, new DateOnly(2026, 11, 23), all, FleetStats.Of(all)));

        Assert.Equal([0, 2], choices.Teams);
        Assert.Equal(["Excel.exe", "word.exe"], choices.Programs);
    }

    [Fact]
    public void View_OfAScope_HasItsFiguresAndComputersOnly()
    {
        var mine = State("A", "a") with { Team = 1, UsageToday = 5 };
        ImmutableArray<ComputerState> all = [mine, State("B", "b") with { Team = 2 }, State("C", "c")];
        var snapshot = new BoardSnapshot(1, new DateOnly(2026, 11, 23), all, FleetStats.Of(all));

        var view = BoardView.Of(snapshot, BoardScope.Of([1]), BoardQuery.All, Silence);
        var everything = BoardView.Of(snapshot, BoardScope.Everything, new BoardQuery("b"), Silence);

        Assert.Equal([mine], view.Computers);
        Assert.Equal(new FleetStats(1, 1, 5), view.Stats);
        Assert.Equal("B", Assert.Single(everything.Computers).Id.Value);
        Assert.Equal(3, everything.Stats.Total);
    }

    [Fact]
    public void Apply_AFleet_FindsEachComputerByItsId()
    {
        var faker = new Faker { Random = new Randomizer(7) };
        var fleet = Enumerable.Range(0, 500)
            .Select(i => State($"PC-{i:000}", faker.Company.CompanyName(), faker.Internet.UserName(), faker.Commerce.ProductName()))
            .ToArray();

        Assert.All(fleet, state => Assert.Equal([state], Apply(state.Id.Value, null, fleet)));
    }

    private static ImmutableArray<ComputerState> Apply(string query, Presence? presence, params ComputerState[] fleet) =>
        new BoardQuery(query, presence).Apply(fleet, Silence);

    private static ComputerState State(
        string id, string? name, string? user = null, string? system = null, ActiveWindow? window = null) => new(
        1, ComputerId.Parse(id), DateTimeOffset.UnixEpoch, ComputerProfile.Create(name, user, system), Presence.Online, 0, ProgramList.Empty, window);
}
