using Bogus;

namespace WorkTrack.Web.Demo;

/// <summary>What a person and their computer are doing.</summary>
internal enum DemoActivity
{
    /// <summary>The computer is used: the agent reports and its counter goes up.</summary>
    Working,

    /// <summary>Nobody is there: the agent reports and its counter stands.</summary>
    Paused,

    /// <summary>The computer sleeps: nothing is reported, and the agent goes on where it was.</summary>
    Asleep,

    /// <summary>The computer is switched off: the agent will register again and count from 0.</summary>
    Off,
}

/// <summary>Something a computer does for a while.</summary>
/// <param name="Activity">What.</param>
/// <param name="Length">For how long.</param>
internal readonly record struct DemoStretch(DemoActivity Activity, TimeSpan Length)
{
    private static readonly DemoActivity[] AfterWork = [DemoActivity.Paused, DemoActivity.Asleep, DemoActivity.Off];
    private static readonly float[] ChancesAfterWork = [0.7f, 0.2f, 0.1f];

    /// <summary>What comes after <paramref name="activity"/>, on and on: most of the time people work.</summary>
    public static DemoStretch After(DemoActivity activity, Randomizer random) => activity != DemoActivity.Working
        ? Seconds(DemoActivity.Working, 600, 3600, random)
        : random.WeightedRandom(AfterWork, ChancesAfterWork) switch
        {
            DemoActivity.Paused => Seconds(DemoActivity.Paused, 120, 600, random),
            DemoActivity.Asleep => Seconds(DemoActivity.Asleep, 300, 2400, random),
            _ => Seconds(DemoActivity.Off, 25, 60, random),
        };

    /// <summary>A stretch of random length.</summary>
    public static DemoStretch Seconds(DemoActivity activity, double least, double most, Randomizer random) =>
        new(activity, TimeSpan.FromSeconds(random.Double(least, most)));
}
