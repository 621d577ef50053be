namespace WorkTrack.Domain.Ledger;

/// <summary>Minutes in a row, counted from the Unix epoch in UTC.</summary>
/// <param name="First">The first minute.</param>
/// <param name="Count">How many there are, 0 or more.</param>
public readonly record struct MinuteRange(long First, long Count)
{
    /// <summary>No minute.</summary>
    public static MinuteRange Empty => default;

    /// <summary>The minute after the last one.</summary>
    public long End => First + Count;

    /// <summary>Whether there is no minute in it.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The minute an instant lies in.</summary>
    public static long MinuteOf(DateTimeOffset instant) => (long)Math.Floor(instant.ToUnixTimeMilliseconds() / 60_000d);

    /// <summary>The start of a minute.</summary>
    public static DateTimeOffset StartOf(long minute) => DateTimeOffset.FromUnixTimeSeconds(minute * 60);

    /// <summary>The minutes from <paramref name="first"/> up to, and without, <paramref name="end"/>; none when they are the wrong way round.</summary>
    public static MinuteRange Between(long first, long end) => end > first ? new MinuteRange(first, end - first) : Empty;

    /// <summary>The <paramref name="count"/> minutes whose last one is <paramref name="last"/>; none when <paramref name="count"/> is not positive.</summary>
    public static MinuteRange EndingWith(long last, long count) => Between(last + 1 - Math.Max(count, 0), last + 1);

    /// <summary>The minutes that lie in both ranges.</summary>
    public MinuteRange Intersect(MinuteRange other) => Between(Math.Max(First, other.First), Math.Min(End, other.End));

    /// <summary>The range cut at full hours, each piece as the bits of its hour.</summary>
    public HourPieces ByHour() => new(this);
}
