using System.Globalization;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Tests.Domain.Lives;

/// <summary>Lives that somebody has really had, or will.</summary>
internal static class Stories
{
    private static readonly CounterAgent EveryMinute = new(Counting.Clock, 60);
    private static readonly IntervalAgent OurAgent = new(30, 60);

    /// <summary>All of them by name.</summary>
    public static IReadOnlyDictionary<string, Func<Life>> All { get; } = new Dictionary<string, Func<Life>>
    {
        [nameof(Noon)] = Noon,
        [nameof(SameReportAThousandTimes)] = SameReportAThousandTimes,
        [nameof(NightOfSleep)] = NightOfSleep,
        [nameof(RestartedTenTimes)] = RestartedTenTimes,
        [nameof(ServerDownForFortyMinutes)] = ServerDownForFortyMinutes,
        [nameof(EverybodyOffForTheNight)] = EverybodyOffForTheNight,
        [nameof(EverybodyAsleepForTheNight)] = EverybodyAsleepForTheNight,
        [nameof(OffTheNetworkForThreeHours)] = OffTheNetworkForThreeHours,
        [nameof(RebootedOffTheNetwork)] = RebootedOffTheNetwork,
        [nameof(OffTheNetworkForThreeHoursWithAQueue)] = OffTheNetworkForThreeHoursWithAQueue,
        [nameof(RebootedOffTheNetworkWithAQueue)] = RebootedOffTheNetworkWithAQueue,
        [nameof(ThroughMidnight)] = ThroughMidnight,
        [nameof(IdleAware)] = IdleAware,
        [nameof(CountsTheDay)] = CountsTheDay,
        [nameof(TwoWireFormats)] = TwoWireFormats,
        [nameof(ClockStepsForwardAndBack)] = ClockStepsForwardAndBack,
        ["BerlinInSpring"] = () => AllDay("Europe/Berlin", "2026-03-29"),
        ["BerlinInAutumn"] = () => AllDay("Europe/Berlin", "2026-10-25"),
        ["LordHoweInSpring"] = () => AllDay("Australia/Lord_Howe", "2026-10-04"),
        ["LordHoweInAutumn"] = () => AllDay("Australia/Lord_Howe", "2026-04-05"),
        ["SaoPauloWithoutMidnight"] = () => AllDay("America/Sao_Paulo", "2018-11-04"),
        ["ApiaWithoutFriday"] = () => AllDay("Pacific/Apia", "2011-12-30"),
    };

    /// <summary>At noon: 125, 130 a second later, then 10, 0, 1 and 2 a minute apart.</summary>
    public static Life Noon() => Reports("2026-11-23T12:00:00Z", (0, 125), (0, 125), (1, 130), (11, 10), (21, 0), (81, 1), (141, 2));

    public static Life SameReportAThousandTimes() =>
        Reports("2026-11-23T12:00:00Z", [.. Enumerable.Range(0, 1000).Select(i => (i / 100, 125L))]);

    /// <summary>Five hours, a night, an hour; and reports of the evening that come, some twice, after it woke.</summary>
    public static Life NightOfSleep()
    {
        var life = Of("2026-11-23T18:00:20Z", EveryMinute, (Doing.Used, 300), (Doing.Asleep, 480), (Doing.Used, 60));
        return life with
        {
            Strangers = [.. new[] { (781, 298), (781, 299), (790, 299), (790, 299), (810, 297) }.Select(late => Counter(life.Begins.AddMinutes(late.Item1).AddSeconds(7), late.Item2))],
        };
    }

    public static Life RestartedTenTimes() =>
        Of("2026-11-23T08:00:17Z", EveryMinute with { Restarts = [.. Enumerable.Range(1, 10).Select(i => i * 43)] }, (Doing.Used, 480));

    public static Life ServerDownForFortyMinutes() => WithOutage(Of("2026-11-23T08:00:17Z", EveryMinute, (Doing.Used, 120)), 30, 40);

    public static Life EverybodyOffForTheNight() =>
        WithOutage(Of("2026-11-23T10:00:17Z", EveryMinute, (Doing.Used, 480), (Doing.Off, 840), (Doing.Used, 60)), 481, 836);

    public static Life EverybodyAsleepForTheNight() =>
        WithOutage(Of("2026-11-23T10:00:17Z", EveryMinute, (Doing.Used, 480), (Doing.Asleep, 840), (Doing.Used, 60)), 481, 836);

    /// <summary>An agent in the field drops what it cannot send.</summary>
    public static Life OffTheNetworkForThreeHours() => Unheard(Of("2026-11-23T08:00:17Z", EveryMinute, (Doing.Used, 480)), 120, 180);

    public static Life OffTheNetworkForThreeHoursWithAQueue() => Of("2026-11-23T08:00:17Z", null, (Doing.Used, 480)) with
    {
        Interval = OurAgent with { Offline = [(120, 180)] },
    };

    public static Life RebootedOffTheNetwork() =>
        Unheard(Of("2026-11-23T18:00:17Z", EveryMinute, (Doing.Used, 300), (Doing.Off, 480), (Doing.Used, 240)), 780, 180);

    public static Life RebootedOffTheNetworkWithAQueue() => Of("2026-11-23T18:00:17Z", null, (Doing.Used, 300), (Doing.Off, 480), (Doing.Used, 240)) with
    {
        Interval = OurAgent with { Offline = [(280, 680)] },
    };

    public static Life ThroughMidnight() => Of("2026-11-23T22:00:17Z", EveryMinute, (Doing.Used, 240));

    public static Life IdleAware() =>
        Of("2026-11-23T08:00:17Z", EveryMinute with { Counting = Counting.Used }, (Doing.Used, 60), (Doing.Idle, 90), (Doing.Used, 60));

    public static Life CountsTheDay() => Of("2026-11-23T22:00:17Z", EveryMinute with { Counting = Counting.Daily }, (Doing.Used, 240));

    public static Life TwoWireFormats() => Of("2026-11-23T08:00:17Z", EveryMinute with { TwinAfter = 3 }, (Doing.Used, 480));

    public static Life ClockStepsForwardAndBack() =>
        Of("2026-11-23T08:00:17Z", EveryMinute with { ClockSteps = [(120, 60), (300, -60)] }, (Doing.Used, 480));

    /// <summary>An agent that runs from two hours before a day to two hours after it.</summary>
    public static Life AllDay(string zone, string day)
    {
        var minutes = Zones.Calendar(zone).MinutesOf(Zones.Day(day));
        var begins = MinuteRange.StartOf(Zones.Calendar(zone).MinutesOf(Zones.Day(day).AddDays(1)).First).AddMinutes(-minutes.Count - 120);
        return new Life { Zone = zone, Person = Person.From(begins, (Doing.Used, minutes.Count + 240)), Counter = EveryMinute with { Interval = 120 } };
    }

    private static Life Of(string begins, CounterAgent? agent, params (Doing, double)[] days) =>
        new() { Zone = "UTC", Person = Person.From(Time(begins), days), Counter = agent };

    private static Life WithOutage(Life life, int minute, int minutes) =>
        life with { Outages = [(life.Begins.AddMinutes(minute), life.Begins.AddMinutes(minute + minutes), Return.Restarted)] };

    private static Life Unheard(Life life, int minute, int minutes) => life with
    {
        Events = [.. life.Events.Where(happening => happening.At < life.Begins.AddMinutes(minute) || happening.At >= life.Begins.AddMinutes(minute + minutes))],
    };

    private static Life Reports(string begins, params (int Second, long Counter)[] reports) => new()
    {
        Zone = "UTC",
        Person = Person.From(Time(begins), (Doing.Used, 5)),
        Events = [.. reports.Select(report => Counter(Time(begins).AddSeconds(report.Second), report.Counter))],
    };

    private static Arrival Counter(DateTimeOffset at, long counter) =>
        new(at, new ActivityReport { Computer = Life.Id, Introduces = true, UsageMinutes = counter });

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
