using System.Collections.Immutable;
using Bogus;
using WorkTrack.Domain.Computers;
using WorkTrack.Web.Dashboard;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Dashboard;

public sealed class CardFilterTests
{
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
        new CardFilter(query, presence).Apply(fleet);

    private static ComputerState State(
        string id, string? name, string? user = null, string? system = null, ActiveWindow? window = null) => new(
        1, ComputerId.Parse(id), DateTimeOffset.UnixEpoch, ComputerProfile.Create(name, user, system), Presence.Online, 0, ProgramList.Empty, window);
}
