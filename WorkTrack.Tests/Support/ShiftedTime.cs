namespace WorkTrack.Tests.Support;

/// <summary>The real clock, set forward by a test. Timers run in real time, as browsers need them to.</summary>
internal sealed class ShiftedTime : TimeProvider
{
    private TimeSpan _shift;

    public void Advance(TimeSpan by) => _shift += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;

    // Both clocks go on together: a clock that jumps alone is a machine that slept.
    public override long GetTimestamp() => System.GetTimestamp() + (long)(_shift.TotalSeconds * TimestampFrequency);
}
