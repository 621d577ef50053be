namespace WorkTrack.Tests.Support;

/// <summary>What <c>./test.sh --long</c> does beyond the suite.</summary>
internal static class LongRun
{
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("WORKTRACK_LONG") == "1";

    /// <summary>Skips a test that is too long for the suite.</summary>
    public static void Only() => Assert.SkipUnless(IsOn, "It takes minutes; ./test.sh --long runs it.");
}
