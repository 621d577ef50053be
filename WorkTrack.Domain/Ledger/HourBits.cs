namespace WorkTrack.Domain.Ledger;

/// <summary>Some minutes of one UTC hour.</summary>
/// <param name="Hour">The hour, counted from the Unix epoch.</param>
/// <param name="Bits">Bit <c>i</c> stands for minute <c>i</c> of the hour; only the lowest 60 are used.</param>
public readonly record struct HourBits(long Hour, ulong Bits)
{
    /// <summary>Minutes of an hour.</summary>
    public const int MinutesPerHour = 60;

    /// <summary>The hour a minute lies in.</summary>
    public static long HourOf(long minute) => (long)Math.Floor(minute / (double)MinutesPerHour);

    /// <summary>The first minute of an hour.</summary>
    public static long FirstMinuteOf(long hour) => hour * MinutesPerHour;

    /// <summary>The bits of the minutes from <paramref name="first"/> up to, and without, <paramref name="end"/>, all of one hour.</summary>
    internal static HourBits Of(long hour, long first, long end) =>
        new(hour, ((1UL << (int)(end - first)) - 1) << (int)(first - FirstMinuteOf(hour)));
}
