namespace WorkTrack.Bench.Fanout;

/// <summary>
/// Takes the chunked transfer coding of HTTP/1.1 off a body (RFC 9112, section 7.1), whatever pieces it comes in. A
/// stream has no trailers, and nobody looks at its end.
/// </summary>
internal sealed class ChunkedBody
{
    private long _left;
    private bool _inExtension;
    private Place _place = Place.Size;

    private enum Place
    {
        Size,
        Data,
        LineEnd,
    }

    /// <summary>Moves the data of a piece together, over what frames them.</summary>
    /// <returns>How many bytes of data there are, from the beginning of the piece on.</returns>
    public int Unwrap(Span<byte> piece)
    {
        var length = 0;
        for (var at = 0; at < piece.Length;)
        {
            if (_place == Place.Data)
            {
                var data = piece.Slice(at, (int)Math.Min(_left, piece.Length - at));
                data.CopyTo(piece[length..]);
                length += data.Length;
                at += data.Length;
                _left -= data.Length;
                _place = _left == 0 ? Place.LineEnd : Place.Data;
            }
            else
            {
                Frame(piece[at++]);
            }
        }

        return length;
    }

    private void Frame(byte character)
    {
        if (_place == Place.LineEnd)
        {
            _place = character == '\n' ? Place.Size : Place.LineEnd;
        }
        else if (character == '\n')
        {
            (_place, _inExtension) = (_left > 0 ? Place.Data : Place.LineEnd, false);
        }
        else if (!_inExtension && char.IsAsciiHexDigit((char)character))
        {
            _left = (_left * 16) + Convert.ToInt32(((char)character).ToString(), 16);
        }
        else
        {
            _inExtension = true;
        }
    }
}
