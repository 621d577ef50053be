using System.Globalization;

namespace WorkTrack.Bench.Fanout;

/// <summary>
/// The numbers by which reports are known again in what a hub makes of them: the title of a window says which report of
/// all it was. Written by the thread that sends, read by the one that listens; a number is on the network in between.
/// </summary>
/// <param name="computers">How many computers report.</param>
internal sealed class Markers(int computers)
{
    /// <summary>A marker's place in a text, filled with what is as long.</summary>
    public const string Place = Letters + "#######";

    private const string Letters = "fan~";
    private const int Most = 2_000_000;

    private readonly (int Computer, long SentAt)[] _sent = new (int, long)[Most];
    private readonly int[] _newest = [.. Enumerable.Repeat(-1, computers)];
    private int _count;

    /// <summary>How many computers report.</summary>
    public int Computers => computers;

    /// <summary>The number that the next report will have.</summary>
    public int Next => Volatile.Read(ref _count);

    /// <summary>What a marker begins with.</summary>
    public static ReadOnlySpan<byte> Prefix => "fan~"u8;

    /// <summary>Takes down that a computer sends the next report now.</summary>
    public void Sent(int computer)
    {
        _sent[_count] = (computer, TimeProvider.System.GetTimestamp());
        Volatile.Write(ref _newest[computer], _count);
        Volatile.Write(ref _count, _count + 1);
    }

    /// <summary>Whose report it was, and when it was sent.</summary>
    public (int Computer, long SentAt) Find(int number) => _sent[number];

    /// <summary>The number of a computer's newest report; -1 when there is none.</summary>
    public int NewestOf(int computer) => Volatile.Read(ref _newest[computer]);

    /// <summary>Where the digits of a marker are in a request.</summary>
    public static Range DigitsOf(Range marker) => (marker.Start.Value + Letters.Length)..marker.End;

    /// <summary>Reads the marker that a text begins with.</summary>
    public static int Read(ReadOnlySpan<byte> text) =>
        int.Parse(text[Letters.Length..Place.Length], NumberStyles.None, CultureInfo.InvariantCulture);
}
