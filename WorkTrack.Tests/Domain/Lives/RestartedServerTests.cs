using CsCheck;

namespace WorkTrack.Tests.Domain.Lives;

/// <summary>A server that is stopped or killed and started again loses nothing and doubles nothing.</summary>
public sealed class RestartedServerTests
{
    private const int Lives = 520;

    [Theory]
    [InlineData(Return.Restarted)]
    [InlineData(Return.Recovered)]
    public void Restart_BetweenAnyTwoReports_ChangesNothing(object how) =>
        LifeGen.Any.Hold(Gen.Int[1, 20], (any, every) =>
        {
            // A crash is another test's matter.
            var life = any with { Events = [.. any.Events.Select(happening => happening is ServerUp { How: Return.Crashed } up ? up with { How = Return.Restarted } : happening)] };
            var (calm, restarted) = (Server.Play(life), Server.Play(life, Interrupted(life, (Return)how, every)));
            Assert.Equal(calm.Records.Hours, restarted.Records.Hours);
            Assert.Equal(calm.Records.Claims.ToHashSet(), restarted.Records.Claims.ToHashSet());
            Assert.Equal(calm.Computer?.Cursor, restarted.Computer?.Cursor);
            Assert.Equal(calm.Computer?.Window, restarted.Computer?.Window);
            Assert.Equal(calm.Computer?.User, restarted.Computer?.User);
            Assert.Equal(calm.Computer?.Profile, restarted.Computer?.Profile);
        }, Lives);

    /// <summary>
    /// A killed server forgets how far the cursor had come within a minute, and the rhythm with it, so a gap near the limit
    /// may be judged differently; these lives have none.
    /// </summary>
    [Fact]
    public void Crash_BetweenAnyTwoReports_LosesNoMinuteAndDoublesNone() =>
        LifeGen.CalmCounter.Where(life => life.Person.Stretches.All(stretch =>
            stretch.Doing is Doing.Used or Doing.Idle || stretch.Length > TimeSpan.FromMinutes(20))).Hold(Gen.Int[1, 20], (life, every) =>
        {
            var (calm, crashed) = (Server.Play(life), Server.Play(life, Interrupted(life, Return.Crashed, every)));
            Assert.Equal(calm.Records.Masks, crashed.Records.Masks);
        }, Lives);

    private static IEnumerable<LifeEvent> Interrupted(Life life, Return how, int every)
    {
        var down = false;
        foreach (var (happening, index) in life.Events.Select((happening, index) => (happening, index)))
        {
            down = happening is ServerDown || (down && happening is not ServerUp);
            yield return happening;
            if (!down && index % every == 0)
            {
                yield return new ServerDown(happening.At);
                yield return new ServerUp(happening.At, how);
            }
        }
    }
}
