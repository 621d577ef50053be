using System.Buffers;

namespace WorkTrack.Web.Feed;

/// <summary>
/// Takes bytes in pieces that stay where they are: none so large that the collector would treat it apart, however many
/// computers there are.
/// </summary>
internal sealed class PartBuffer : IBufferWriter<byte>
{
    private const int FirstPiece = 2 * 1024;
    private const int LargestPiece = 64 * 1024;

    private readonly Piece _first = new(new byte[FirstPiece], 0);
    private Piece _last;
    private int _used;

    public PartBuffer() => _last = _first;

    /// <summary>How many bytes there are.</summary>
    public long Length => _last.RunningIndex + _used;

    /// <summary>All of them.</summary>
    public ReadOnlySequence<byte> Bytes => new(_first, 0, _last, _used);

    public void Advance(int count) => _used += count;

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        var needed = Math.Max(sizeHint, 1);
        if (_last.Array.Length - _used < needed)
        {
            _last = _last.Append(_used, Math.Max(needed, Math.Min(LargestPiece, 2 * _last.Array.Length)));
            _used = 0;
        }

        return _last.Array.AsMemory(_used);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(byte[] array, long start)
        {
            Array = array;
            Memory = array;
            RunningIndex = start;
        }

        public byte[] Array { get; }

        public Piece Append(int used, int size)
        {
            Memory = Array.AsMemory(0, used);
            var next = new Piece(new byte[size], RunningIndex + used);
            Next = next;
            return next;
        }
    }
}
