using System.Globalization;

namespace WorkTrack.Tests.Support;

/// <summary>What <c>./test.sh --long</c> does beyond the suite.</summary>
internal static class LongRun
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("WORKTRACK_LONG") == "1";

    /// <summary>How often something is done.</summary>
    /// <param name="variable">An environment variable that overrules both.</param>
    /// <param name="suite">How often in the suite.</param>
    /// <param name="longRun">How often in the long run.</param>
    public static int Count(string variable, int suite, int longRun) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : IsOn ? longRun : suite;

    /// <summary>Skips a test that is too long for the suite.</summary>
    public static void Only() => Assert.SkipUnless(IsOn, "It takes minutes; ./test.sh --long runs it.");
}
