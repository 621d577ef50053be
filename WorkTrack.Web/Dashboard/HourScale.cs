using System.Globalization;

namespace WorkTrack.Web.Dashboard;

/// <summary>The scale beside bars of hours: round numbers, at most four above zero.</summary>
/// <param name="Step">Hours between two of them.</param>
/// <param name="Steps">How many there are above zero.</param>
internal readonly record struct HourScale(long Step, int Steps)
{
    private const int MostSteps = 4;

    /// <summary>Its upper end, in minutes.</summary>
    public long TopMinutes => Step * Steps * 60;

    /// <summary>The scale for bars of which the highest has a number of minutes.</summary>
    public static HourScale For(long mostMinutes)
    {
        for (var unit = 1L; ; unit *= 10)
        {
            foreach (var step in new[] { unit, 2 * unit, 5 * unit })
            {
                if (mostMinutes <= MostSteps * step * 60)
                {
                    return new HourScale(step, (int)Math.Max(1, (mostMinutes + (step * 60) - 1) / (step * 60)));
                }
            }
        }
    }

    /// <summary>Hours as short as they can be: <c>12.5</c>, or <c>1,250</c> where a tenth says nothing.</summary>
    public static string Text(long minutes) => (minutes / 60m).ToString(minutes < 100 * 60 ? "0.#" : "N0", CultureInfo.CurrentCulture);

    /// <summary>How far up a number of minutes lies, as a style sheet's length.</summary>
    public string Height(long minutes) => (100d * minutes / TopMinutes).ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
