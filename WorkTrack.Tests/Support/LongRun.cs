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

    /// <summary>All cases of a matrix; in the suite the rows take turns, so that each case runs in one of them.</summary>
    public static TheoryData<TRow, TCase> Of<TRow, TCase>(TRow[] rows, TCase[] cases)
    {
        var data = new TheoryData<TRow, TCase>();
        for (var i = 0; i < rows.Length * cases.Length; i++)
        {
            var (row, number) = (i % rows.Length, i / rows.Length);
            if (IsOn || row == number % rows.Length)
            {
                data.Add(rows[row], cases[number]);
            }
        }

        return data;
    }

    /// <summary>Skips a test that is too long for the suite.</summary>
    public static void Only() => Assert.SkipUnless(IsOn, "It takes minutes; ./test.sh --long runs it.");
}
