using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Live;
using WorkTrack.Web.Shell;

namespace WorkTrack.Web.Dashboard;

/// <summary>
/// A day as a small drawing: a column an hour, the higher the longer it was used, and a low one where it was only on. One
/// piece of markup, made of numbers and our own words: a page has hundreds of them.
/// </summary>
internal static class StripDrawing
{
    private const int Height = 8;
    private const int HeightPerQuarter = Height / DayStrip.MostQuarters;

    /// <summary>Draws a day.</summary>
    public static MarkupString Of(IStringLocalizer<DashboardText> words, DayStrip strip)
    {
        var (used, idle) = (new StringBuilder(), new StringBuilder());
        for (var hour = 0; hour < DayClock.Hours; hour++)
        {
            if (strip.QuartersUsed(hour) is > 0 and var quarters)
            {
                used.Append(CultureInfo.InvariantCulture, $"M{hour} {Height}v-{quarters * HeightPerQuarter}h.8v{quarters * HeightPerQuarter}z");
            }
            else if (strip.IsIdle(hour))
            {
                idle.Append(CultureInfo.InvariantCulture, $"M{hour} {Height}v-1h.8v1z");
            }
        }

        return Markup.Of(
            $"<svg class=\"strip\" viewBox=\"0 0 24 {Height}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{LabelOf(words, strip)}\"><path class=\"strip-idle\" d=\"{idle.ToString()}\"/><path class=\"strip-used\" d=\"{used.ToString()}\"/></svg>");
    }

    /// <summary>In which hours it was used, those that follow each other together.</summary>
    private static string LabelOf(IStringLocalizer<DashboardText> words, DayStrip strip)
    {
        var stretches = new List<string>();
        for (var hour = 0; hour < DayClock.Hours; hour++)
        {
            var from = hour;
            while (hour < DayClock.Hours && strip.QuartersUsed(hour) > 0)
            {
                hour++;
            }

            if (hour > from)
            {
                stretches.Add(string.Create(CultureInfo.InvariantCulture, $"{from:00}:00–{hour:00}:00"));
            }
        }

        return stretches.Count == 0 ? words["StripNone"] : words["StripUsed", string.Join(", ", stretches)];
    }
}
