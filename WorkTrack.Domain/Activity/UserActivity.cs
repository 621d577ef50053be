namespace WorkTrack.Domain.Activity;

/// <summary>What an agent that watches keyboard and mouse says of the person.</summary>
public enum UserActivity
{
    /// <summary>Somebody uses the computer.</summary>
    Active,

    /// <summary>It is on, and nobody has touched it for a while.</summary>
    Idle,

    /// <summary>Its screen is locked.</summary>
    Locked,
}

/// <summary>What the newest sample says of the person.</summary>
/// <param name="Activity">What it is.</param>
/// <param name="Since">Since when, without a change in between.</param>
/// <param name="At">The end of the newest sample.</param>
public sealed record UserState(UserActivity Activity, DateTimeOffset Since, DateTimeOffset At)
{
    /// <summary>The state after one more sample; the same when the sample is not newer.</summary>
    /// <param name="known">The state before; null when there was none.</param>
    /// <param name="activity">What the sample says.</param>
    /// <param name="from">The sample's start.</param>
    /// <param name="until">The sample's end.</param>
    public static UserState After(UserState? known, UserActivity activity, DateTimeOffset from, DateTimeOffset until)
    {
        if (known is null || (until > known.At && (activity != known.Activity || from - known.At > ActivitySample.MaxDuration)))
        {
            return new UserState(activity, from, until);
        }

        return until > known.At ? known with { At = until } : known;
    }
}
