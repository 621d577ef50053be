using System.Collections.Immutable;
using Bogus;
using static WorkTrack.Web.Demo.DemoActivity;

namespace WorkTrack.Web.Demo;

/// <summary>How a computer is found when the demo begins, and what happens to it first. After that, chance decides.</summary>
/// <param name="WasHereToday">Whether it was used before the demo began.</param>
/// <param name="First">What it does first.</param>
internal sealed record DemoScene(bool WasHereToday, ImmutableArray<DemoStretch> First)
{
    private const int Seed = 7;

    /// <summary>
    /// A scene for each computer, whatever the hour: an office in the middle of its day, of which something is seen in
    /// the first minutes. Those who are out already send one report, which tells of their day.
    /// </summary>
    /// <param name="count">How many computers there are.</param>
    public static ImmutableArray<DemoScene> ForFleet(int count)
    {
        var random = new Randomizer(Seed);
        DemoStretch LastReport() => DemoStretch.Seconds(Paused, 1, 4, random);

        var scenes = new List<DemoScene>
        {
            At(DemoStretch.Seconds(Paused, 60, 180, random)),
            At(DemoStretch.Seconds(Paused, 120, 300, random)),
            At(LastReport(), DemoStretch.Seconds(Asleep, 200, 500, random)),
            At(LastReport(), DemoStretch.Seconds(Off, 7200, 14400, random)),
            At(LastReport(), DemoStretch.Seconds(Off, 7200, 14400, random)),
            At(DemoStretch.Seconds(Working, 30, 60, random), DemoStretch.Seconds(Off, 20, 40, random)),
            At(DemoStretch.Seconds(Working, 90, 150, random), DemoStretch.Seconds(Off, 20, 40, random)),
            Away(DemoStretch.Seconds(Off, 20, 40, random)),
            Away(DemoStretch.Seconds(Off, 60, 120, random)),
            Away(DemoStretch.Seconds(Off, 7200, 14400, random)),
            Away(DemoStretch.Seconds(Off, 10800, 21600, random)),
        };
        while (scenes.Count < count)
        {
            scenes.Add(At(DemoStretch.Seconds(Working, 180, 2400, random)));
        }

        return [.. random.Shuffle(scenes)];
    }

    private static DemoScene At(params DemoStretch[] first) => new(WasHereToday: true, [.. first]);

    private static DemoScene Away(params DemoStretch[] first) => new(WasHereToday: false, [.. first]);
}
