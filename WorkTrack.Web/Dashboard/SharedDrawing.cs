using System.Globalization;
using System.Runtime.CompilerServices;

namespace WorkTrack.Web.Dashboard;

/// <summary>
/// What is drawn from something that does not change: once in each language, for all circuits, and kept for as long as what
/// it was drawn from. Fifty screens of one board cost little more than one.
/// </summary>
/// <typeparam name="TSource">What it is drawn from.</typeparam>
/// <typeparam name="TDrawing">The drawing.</typeparam>
internal sealed class SharedDrawing<TSource, TDrawing>
    where TSource : class
{
    private readonly ConditionalWeakTable<TSource, Dictionary<CultureInfo, (DateOnly Today, TDrawing Drawing)>> _drawn = new();

    /// <summary>The drawing, in the language of the page.</summary>
    /// <param name="source">What to draw.</param>
    /// <param name="today">The day it is drawn on: times of another day read differently.</param>
    /// <param name="draw">Draws it, if nobody has.</param>
    public TDrawing Of(TSource source, DateOnly today, Func<TSource, TDrawing> draw)
    {
        var drawn = _drawn.GetOrCreateValue(source);
        lock (drawn)
        {
            if (!drawn.TryGetValue(CultureInfo.CurrentUICulture, out var known) || known.Today != today)
            {
                drawn[CultureInfo.CurrentUICulture] = known = (today, draw(source));
            }

            return known.Drawing;
        }
    }
}
