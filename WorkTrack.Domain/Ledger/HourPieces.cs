using System.Collections;

namespace WorkTrack.Domain.Ledger;

/// <summary>A range of minutes cut at full hours. Gone through without making an object, as every report does so several times.</summary>
/// <param name="range">The minutes.</param>
public readonly struct HourPieces(MinuteRange range) : IEnumerable<HourBits>
{
    /// <summary>Begins before the first piece.</summary>
    public Enumerator GetEnumerator() => new(range);

    IEnumerator<HourBits> IEnumerable<HourBits>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Goes from piece to piece.</summary>
    /// <param name="range">The minutes.</param>
    public struct Enumerator(MinuteRange range) : IEnumerator<HourBits>
    {
        private long _minute = range.First;

        /// <inheritdoc/>
        public HourBits Current { get; private set; }

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            if (_minute >= range.End)
            {
                return false;
            }

            var hour = HourBits.HourOf(_minute);
            var end = Math.Min(range.End, HourBits.FirstMinuteOf(hour) + HourBits.MinutesPerHour);
            Current = HourBits.Of(hour, _minute, end);
            _minute = end;
            return true;
        }

        /// <inheritdoc/>
        public void Reset() => _minute = range.First;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
