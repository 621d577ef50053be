using System.Buffers;
using System.IO.Pipelines;

namespace WorkTrack.Web.Feed;

/// <summary>Writes to one client, in portions: the next one only when the client has taken the one before.</summary>
internal sealed class EventStreamWriter(PipeWriter writer, OpenStream open)
{
    private const int Portion = 8 * 1024;

    private long _unflushed;

    /// <summary>Writes something short; it goes out with the next <see cref="FlushAsync"/>.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        writer.Write(bytes);
        _unflushed += bytes.Length;
    }

    /// <summary>Writes events; the last of them go out with the next <see cref="FlushAsync"/>.</summary>
    /// <returns>False when the stream has ended.</returns>
    public async ValueTask<bool> WriteAsync(FeedPart part)
    {
        foreach (var piece in part.Bytes)
        {
            for (var rest = piece; rest.Length > 0;)
            {
                var portion = rest[..Math.Min(rest.Length, Portion)];
                Write(portion.Span);
                rest = rest[portion.Length..];
                if (_unflushed >= Portion && !await FlushAsync())
                {
                    return false;
                }
            }
        }

        return !open.HasEnded;
    }

    /// <summary>Sends what was written.</summary>
    /// <returns>False when the stream has ended.</returns>
    public async ValueTask<bool> FlushAsync()
    {
        if (_unflushed == 0)
        {
            return !open.HasEnded;
        }

        _unflushed = 0;
        open.Sent();
        var flush = writer.FlushAsync(CancellationToken.None);
        var result = flush.IsCompletedSuccessfully ? await flush : await open.TakenAsync(flush);
        return !result.IsCompleted && !open.HasEnded;
    }
}
