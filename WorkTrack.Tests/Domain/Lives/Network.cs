namespace WorkTrack.Tests.Domain.Lives;

/// <summary>What becomes of what is sent. The same plan always does the same.</summary>
/// <param name="LostPercent">How many of a hundred reports never arrive.</param>
/// <param name="TwicePercent">How many come once more.</param>
/// <param name="HeldPercent">How many are held up on their way for up to 20 min, and are overtaken.</param>
/// <param name="Seed">What chance makes of it.</param>
internal sealed record Network(int LostPercent, int TwicePercent, int HeldPercent, uint Seed)
{
    public static Network Perfect { get; } = new(0, 0, 0, 0);

    /// <summary>A run of luck of its own for each agent.</summary>
    public Wire Open(int agent) => new(this, new Random(unchecked((int)((Seed * 31) + (uint)agent))));

    /// <summary>One agent's connection.</summary>
    internal sealed class Wire(Network network, Random luck)
    {
        /// <summary>When a report that is sent now arrives: never, once, or more than once.</summary>
        public IEnumerable<DateTimeOffset> Send(DateTimeOffset now)
        {
            var (lost, held, twice) = (luck.Next(100), luck.Next(100), luck.Next(100));
            var (way, again) = (luck.Next(20, 900), luck.Next(1, 600_000));
            if (lost < network.LostPercent)
            {
                yield break;
            }

            var arrives = network == Perfect ? now : now.AddMilliseconds(way);
            yield return held < network.HeldPercent ? arrives.AddMilliseconds(again * 2) : arrives;
            if (twice < network.TwicePercent)
            {
                yield return arrives.AddMilliseconds(again);
            }
        }
    }
}
