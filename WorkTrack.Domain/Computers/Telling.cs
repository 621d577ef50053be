using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Domain.Computers;

/// <summary>What a report says of the computer itself, which counts from when it was said, not from when it came.</summary>
internal static class Telling
{
    /// <summary>
    /// The computer with what a report says of it. What is older than what is known only fills in what is not. What is
    /// said again stays the same object: ten thousand computers say the same nearly always.
    /// </summary>
    internal static Computer Tell(this Computer computer, ActivityReport report, DateTimeOffset told)
    {
        var (profile, profileAt) = (computer.Profile, computer.ProfileAt);
        if (report.Profile is { } said && said != ComputerProfile.Unknown)
        {
            (profile, profileAt) = told >= profileAt ? (profile.Update(said), told) : (said.Update(profile), profileAt);
        }

        var (programs, programsAt) = (computer.Programs, computer.ProgramsAt);
        if (report.Programs is { } running && told >= programsAt)
        {
            (programs, programsAt) = (running.Equals(programs) ? programs : running, told);
        }

        return computer with { Profile = profile, ProfileAt = profileAt, Programs = programs, ProgramsAt = programsAt };
    }

    /// <summary>The user a report names, when that is news: another than the known one, or one of an earlier time.</summary>
    internal static UserSince? UserSaidBy(this Computer before, ActivityReport report, DateTimeOffset told) =>
        report.Profile?.UserName is { } user && (user != before.Profile.UserName || told < before.ProfileAt)
            ? new UserSince(MinuteRange.MinuteOf(told), user)
            : null;
}
