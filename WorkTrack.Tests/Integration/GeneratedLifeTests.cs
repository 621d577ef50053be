using CsCheck;
using WorkTrack.Tests.Domain.Lives;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Integration;

/// <summary>Generated lives through HTTP into both databases: what is stored is what the pure model says, bit by bit.</summary>
public sealed class GeneratedLifeTests(MariaDbServer mariaDb)
{
    private const string Computer = "LIFE";

    private static readonly int Count = LongRun.IsOn ? 25 : 10;

    // The same for both databases: most of what is made up is longer than a test wants, and thrown away.
    private static readonly Lazy<Life[]> Counters = new(() => Short(LifeGen.Counter));
    private static readonly Lazy<Life[]> Any = new(() => Short(LifeGen.Any));

    /// <summary>Some lives, one after the other on one server, each at a computer of its own; the same ones every time.</summary>
    [Theory]
    [InlineData(Store.Sqlite, "counter")]
    [InlineData(Store.MariaDb, "counter")]
    [InlineData(Store.Sqlite, "both")]
    [InlineData(Store.MariaDb, "both")]
    public async Task GeneratedLives_ThroughHttp_StoreTheMinutesTheModelGrants(Store store, string agents)
    {
        var lives = (agents == "both" ? Any : Counters).Value;
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using var server = new LivedServer(home, WorkTrackApp.Noon().GetUtcNow(), "UTC");
        var free = WorkTrackApp.Noon().GetUtcNow();
        for (var i = 0; i < Count; i++)
        {
            // A whole number of minutes later, so that its minutes begin where they did.
            var life = lives[i].Later(TimeSpan.FromMinutes(Math.Ceiling((free - lives[i].Begins).TotalMinutes) + 1));
            var computer = FormattableString.Invariant($"{Computer}{i}");

            await server.LiveAsync(life.Events, computer);

            var expected = Domain.Lives.Server.Play(life).Records;
            Assert.True(expected.Masks.SequenceEqual(await server.MasksAsync(computer)), Story.Of(life));
            Assert.True(expected.Claims.ToHashSet().SetEquals(await server.ClaimsAsync(computer)), Story.Of(life));
            free = life.Ends;
        }
    }

    private static Life[] Short(Gen<Life> kind) =>
        kind.Where(life => life.Events.Length is > 5 and < 120 && life.Ends - life.Begins < TimeSpan.FromHours(12)).Array[25].Single(_ => true, "0N0XIzNsQ0O2");
}
