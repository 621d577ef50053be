using System.Collections.Immutable;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Domain.Computers;

/// <summary>What became of a report.</summary>
/// <param name="Entry">The computer after it, and what the ledger has to keep.</param>
/// <param name="Refused">The samples that were not taken.</param>
public sealed record Acceptance(LedgerEntry Entry, ImmutableArray<RefusedSample> Refused)
{
    /// <summary>The computer after the report.</summary>
    public Computer After => Entry.Computer;

    /// <summary>Merges what a report proved into what is known, and keeps what is new of it.</summary>
    /// <param name="before">The computer before the report, heard now.</param>
    /// <param name="after">The same with what the report says of it.</param>
    /// <param name="hours">The minutes it proves.</param>
    /// <param name="claims">The programs it names for them.</param>
    /// <param name="newSession">The session it begins.</param>
    /// <param name="newUser">The user it brings.</param>
    internal static LedgerEntry Enter(
        Computer before, Computer after, IEnumerable<UsageHour> hours, IEnumerable<ProgramHour> claims,
        AgentSession? newSession = null, UserSince? newUser = null)
    {
        var known = before.Hours.Merge(hours, out var freshHours);
        var claimed = before.Claims.Merge(claims, out var freshClaims);
        var moved = before.Cursor?.Counter != after.Cursor?.Counter || before.Cursor?.AnchorAt != after.Cursor?.AnchorAt;
        var introduced = before.Profile != after.Profile;
        var news = !freshHours.IsEmpty || !freshClaims.IsEmpty || newSession is not null || newUser is not null || moved || introduced;

        // What is said again stays the object it was: memory holds it once, and comparing it costs nothing.
        var kept = after with
        {
            Hours = known,
            Claims = claimed,
            Profile = after.Profile == before.Profile ? before.Profile : after.Profile,
            Programs = Equals(after.Programs, before.Programs) ? before.Programs : after.Programs,
            Window = after.Window == before.Window ? before.Window : after.Window,
        };
        return new LedgerEntry(kept, freshHours, news)
        {
            Claims = freshClaims,
            NewSession = newSession,
            NewUser = newUser,
            WithState = introduced,
            WithCursor = !ReferenceEquals(before.Cursor, after.Cursor),
        };
    }
}
