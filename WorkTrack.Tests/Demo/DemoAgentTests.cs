using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Demo;
using WorkTrack.Web.Ingestion;

namespace WorkTrack.Tests.Demo;

public sealed class DemoAgentTests
{
    private static readonly OrganisationCalendar SaoPaulo = DemoZones.Calendar("America/Sao_Paulo");
    private static readonly DateTimeOffset Noon = DemoZones.Instant("2026-11-23T15:00:00Z");

    [Theory]
    [MemberData(nameof(DemoZones.Moments), MemberType = typeof(DemoZones))]
    public void Speak_OverADay_NeverTellsOfMoreThanRealTime(string zone, string from)
    {
        var calendar = DemoZones.Calendar(zone);
        foreach (var (computer, agent) in Agents(calendar))
        {
            var time = new FakeTimeProvider(DemoZones.Instant(from));
            var dayFrom = calendar.MinutesOf(calendar.DayOf(time.GetUtcNow())).First;
            var known = Known(computer, time.GetUtcNow().AddDays(-30));
            for (var end = time.GetUtcNow().AddDays(1); time.GetUtcNow() < end; time.Advance(TimeSpan.FromSeconds(45)))
            {
                known = Tell(known, agent, time.GetUtcNow());

                var minute = MinuteRange.MinuteOf(time.GetUtcNow());
                var today = calendar.MinutesOf(calendar.DayOf(time.GetUtcNow())).First;
                Assert.InRange(known.Hours.CountActive(new MinuteRange(today, 2000)), 0, minute + 1 - today);
                Assert.Equal(0, known.Hours.CountActive(new MinuteRange(dayFrom - 3000, 3000)));
            }

            // Even those who are away at first come within a day.
            Assert.NotEmpty(known.Hours.Hours);
        }
    }

    [Fact]
    public void Speak_WhileWorking_CountsEveryMinuteOnce()
    {
        var agent = Agent(DemoActivity.Working, TimeSpan.FromHours(2), wasHereToday: false);
        var known = Known(DemoFleet.Create()[0], Noon.AddDays(-30));
        for (var at = Noon; at <= Noon.AddHours(1); at += agent.Interval)
        {
            known = Tell(known, agent, at);
        }

        Assert.InRange(known.Hours.CountActive(new MinuteRange(MinuteRange.MinuteOf(Noon), 100)), 59, 60);
    }

    [Fact]
    public void Speak_WhilePaused_ReportsTheSameCounterBeforeALockedScreen()
    {
        var agent = Agent(DemoActivity.Paused, TimeSpan.FromHours(1), wasHereToday: true);

        var before = agent.Speak(Noon)[^1];
        var after = Assert.Single(agent.Speak(Noon.AddMinutes(10)));

        Assert.InRange(before.UsageMinutes!.Value, 90, 300);
        Assert.Equal(before.UsageMinutes, after.UsageMinutes);
        Assert.Equal("LockApp.exe", after.ActiveWindow!.ProgramName);
    }

    [Fact]
    public void Speak_AfterBeingOff_RegistersAgainAndCountsFromZero()
    {
        var agent = Agent(DemoActivity.Working, TimeSpan.FromMinutes(1), true, new DemoStretch(DemoActivity.Off, TimeSpan.FromMinutes(1)));

        Assert.Equal(["agent_register", "agent_data"], agent.Speak(Noon).Select(message => message.Type));
        Assert.Empty(agent.Speak(Noon.AddSeconds(70)));
        var again = agent.Speak(Noon.AddSeconds(125));

        Assert.Equal(["agent_register", "agent_data"], again.Select(message => message.Type));
        Assert.Equal(0, again[^1].UsageMinutes);
    }

    [Fact]
    public void Speak_AfterSleep_GoesOnWhereItWas()
    {
        var agent = Agent(DemoActivity.Working, TimeSpan.FromMinutes(5), false, new DemoStretch(DemoActivity.Asleep, TimeSpan.FromMinutes(9)));

        agent.Speak(Noon);
        Assert.Empty(agent.Speak(Noon.AddMinutes(6)));
        var awake = Assert.Single(agent.Speak(Noon.AddMinutes(15)));

        Assert.Equal("agent_data", awake.Type);
        Assert.Equal(6, awake.UsageMinutes);
    }

    [Fact]
    public void Speak_ClockPutBack_CountsNothingTwice()
    {
        var agent = Agent(DemoActivity.Working, TimeSpan.FromHours(2), wasHereToday: false);

        agent.Speak(Noon);
        agent.Speak(Noon.AddMinutes(30));
        agent.Speak(Noon.AddMinutes(10));

        Assert.Equal(40, agent.Speak(Noon.AddMinutes(40))[^1].UsageMinutes);
    }

    [Fact]
    public void Speak_JustAfterMidnight_KeepsYesterdayAsItIs()
    {
        var tenPast = DemoZones.Instant("2026-11-23T03:10:00Z");

        foreach (var (_, agent) in Agents(SaoPaulo))
        {
            Assert.All(agent.Speak(tenPast), message => Assert.InRange(message.UsageMinutes ?? 0, 0, 11));
        }
    }

    [Fact]
    public void Speak_Always_IsUnderstoodByTheServer()
    {
        foreach (var (computer, agent) in Agents(SaoPaulo))
        {
            var reports = Enumerable.Range(0, 60).SelectMany(i => agent.Speak(Noon.AddMinutes(9 * i))).Select(Read).ToList();

            Assert.Equal(computer.Profile, reports.Select(report => report.Profile!).Aggregate((a, b) => a.Update(b)));
            Assert.All(reports, report => Assert.Equal(computer.Id, report.Computer));
            Assert.All(reports.Where(report => report.UsageMinutes is not null), report =>
            {
                Assert.Equal(ProgramList.MaxKept, report.Programs!.First.Length);
                Assert.DoesNotContain('{', report.Window!.Window!.Title!);
            });
        }
    }

    [Fact]
    public void Interval_OfEveryAgent_StaysFarBelowTheLimitOfReports() =>
        Assert.All(Agents(SaoPaulo), pair => Assert.InRange(pair.Agent.Interval.TotalSeconds, 5, 20));

    private static DemoAgent Agent(DemoActivity activity, TimeSpan length, bool wasHereToday, params DemoStretch[] then) => new(
        DemoFleet.Create()[0],
        new DemoScene(wasHereToday, [new DemoStretch(activity, length), .. then, new DemoStretch(DemoActivity.Working, TimeSpan.FromHours(1))]),
        SaoPaulo);

    private static IEnumerable<(DemoComputer Computer, DemoAgent Agent)> Agents(OrganisationCalendar calendar)
    {
        var fleet = DemoFleet.Create();
        return fleet.Zip(DemoScene.ForFleet(fleet.Length), (computer, scene) => (computer, new DemoAgent(computer, scene, calendar)));
    }

    private static Computer Known(DemoComputer computer, DateTimeOffset since) =>
        new() { Key = computer.Index, Id = computer.Id, RegisteredAt = since, LastSeenAt = since };

    private static Computer Tell(Computer known, DemoAgent agent, DateTimeOffset now) =>
        agent.Speak(now).Aggregate(known, (computer, message) => computer.Accept(
            new ActivityReport { Computer = computer.Id, Introduces = true, UsageMinutes = message.UsageMinutes }, now, Hearing.AlwaysUp).After);

    private static ActivityReport Read(DemoMessage message) =>
        JsonSerializer.Deserialize(JsonSerializer.Serialize(message, DemoMessage.Json), AgentJson.Default.AgentDataBody)!.ToReport(introduces: true);
}
