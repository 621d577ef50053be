using System.Globalization;

namespace WorkTrack.Bench.History;

/// <summary>How long something took, often.</summary>
/// <param name="Milliseconds">Every time, in any order; at least one.</param>
internal sealed record Timing(IReadOnlyList<double> Milliseconds)
{
    private readonly double[] _sorted = [.. Milliseconds.Order()];

    public double P50 => Within(0.50);

    public double P95 => Within(0.95);

    /// <summary>The time that a share of all did not exceed.</summary>
    public double Within(double share) => _sorted[(int)Math.Ceiling(share * _sorted.Length) - 1];

    /// <summary>Times two ways to the same, taking turns, so that whatever else the machine does slows both alike.</summary>
    /// <param name="warmUp">How often to do it first without looking.</param>
    /// <param name="times">How often to look.</param>
    /// <param name="product">The product's way; gets the number of the turn.</param>
    /// <param name="bare">The shortest way there is.</param>
    public static async Task<(Timing Product, Timing Bare)> TakeTurnsAsync(int warmUp, int times, Func<int, Task> product, Func<int, Task> bare)
    {
        var (ofProduct, ofBare) = (new List<double>(), new List<double>());
        for (var i = -warmUp; i < times; i++)
        {
            var (first, second) = (await TakeAsync(product, i), await TakeAsync(bare, i));
            if (i >= 0)
            {
                ofProduct.Add(first);
                ofBare.Add(second);
            }
        }

        return (new Timing(ofProduct), new Timing(ofBare));
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{P50:0.0} / {P95:0.0} ms");

    private static async Task<double> TakeAsync(Func<int, Task> action, int turn)
    {
        var since = TimeProvider.System.GetTimestamp();
        await action(turn);
        return TimeProvider.System.GetElapsedTime(since).TotalMilliseconds;
    }
}
