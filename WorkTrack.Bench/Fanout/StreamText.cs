namespace WorkTrack.Bench.Fanout;

/// <summary>
/// What one client makes of its stream: which report it knows of each computer. It looks for markers and for ends of
/// events and for nothing else, because it shares the cores with what it listens to.
/// </summary>
/// <param name="markers">The reports that were sent.</param>
/// <param name="body">The coding of the stream; null when it has none.</param>
internal sealed class StreamText(Markers markers, ChunkedBody? body)
{
    /// <summary>How much room there must be before a piece.</summary>
    public const int MostKept = 16;

    private readonly int[] _newest = [.. Enumerable.Repeat(-1, markers.Computers)];
    private readonly byte[] _kept = new byte[Markers.Place.Length - 1];
    private readonly List<int> _begun = [];
    private int _keptLength;

    /// <summary>Takes a piece of the stream, cut anywhere.</summary>
    /// <param name="buffer">The piece, after <see cref="MostKept"/> bytes of room.</param>
    /// <param name="length">The length of the piece.</param>
    /// <param name="heard">Gets what it brings.</param>
    public void Take(Span<byte> buffer, int length, Deliveries heard)
    {
        // Before the piece comes the end of the last one, in which a marker may have begun.
        var (from, now) = (MostKept - _keptLength, TimeProvider.System.GetTimestamp());
        _kept.AsSpan(0, _keptLength).CopyTo(buffer[from..]);
        var piece = buffer.Slice(MostKept, length);
        var text = buffer[from..(MostKept + (body?.Unwrap(piece) ?? length))];
        var end = text.LastIndexOf("\n\n"u8);
        if (end >= 0)
        {
            _begun.ForEach(number => Deliver(number, now, heard));
            _begun.Clear();
        }

        for (int at = 0, next; (next = text[at..].IndexOf(Markers.Prefix)) >= 0; at += Markers.Place.Length)
        {
            at += next;
            if (at + Markers.Place.Length > text.Length)
            {
                break;
            }

            // An event that has not ended is not there yet.
            if (at < end)
            {
                Deliver(Markers.Read(text[at..]), now, heard);
            }
            else
            {
                _begun.Add(Markers.Read(text[at..]));
            }
        }

        _keptLength = Math.Min(text.Length, _kept.Length);
        text[^_keptLength..].CopyTo(_kept);
    }

    /// <summary>Whether there is a computer of which it does not know the newest report.</summary>
    public bool IsBehind
    {
        get
        {
            for (var computer = 0; computer < _newest.Length; computer++)
            {
                if (_newest[computer] != markers.NewestOf(computer))
                {
                    return true;
                }
            }

            return false;
        }
    }

    private void Deliver(int number, long now, Deliveries heard)
    {
        var (computer, sentAt) = markers.Find(number);
        if (number > _newest[computer])
        {
            _newest[computer] = number;
            heard.Add(number, TimeProvider.System.GetElapsedTime(sentAt, now));
        }
    }
}
