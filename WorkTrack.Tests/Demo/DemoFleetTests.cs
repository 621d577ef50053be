using WorkTrack.Domain.Computers;
using WorkTrack.Web.Demo;

namespace WorkTrack.Tests.Demo;

public sealed class DemoFleetTests
{
    [Fact]
    public void Create_Always_Makes24DifferentComputers()
    {
        var fleet = DemoFleet.Create();

        Assert.Equal(24, fleet.Length);
        Assert.Equal(24, fleet.Select(computer => computer.Id).Distinct().Count());
        Assert.Equal(24, fleet.Select(computer => computer.Profile.Name).Distinct().Count());
        Assert.Equal(24, fleet.Select(computer => computer.Profile.UserName).Distinct().Count());
        Assert.Equal(24, fleet.Select(computer => computer.Profile.MacAddress).Distinct().Count());
    }

    [Fact]
    public void Create_Always_GivesIdsLikeRealAgents() =>
        Assert.All(DemoFleet.Create(), computer => Assert.Matches("^[0-9A-F]{16}$", computer.Id.Value));

    [Fact]
    public void Create_Twice_MakesTheSameFleet() => Assert.Equal(Told(DemoFleet.Create()), Told(DemoFleet.Create()));

    [Fact]
    public void ForFleet_Always_FindsMostAtWorkAndSomeAway()
    {
        var scenes = DemoScene.ForFleet(24);

        Assert.Equal(24, scenes.Length);
        Assert.InRange(scenes.Count(scene => scene.First[0].Activity == DemoActivity.Working), 13, 18);
        Assert.InRange(scenes.Count(scene => !scene.WasHereToday), 3, 6);
    }

    private static IEnumerable<(ComputerId, ComputerProfile, DemoHabits)> Told(IEnumerable<DemoComputer> fleet) =>
        fleet.Select(computer => (computer.Id, computer.Profile, computer.Habits));
}
