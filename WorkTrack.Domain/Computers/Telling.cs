using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Domain.Computers;

/// <summary>What a report says of the computer itself, which counts from when it was said, not from when it came.</summary>
internal static class Telling
{
    /// <summary>The computer with what a report says of it. What is older than what is known only fills in what is not.</summary>
    internal static Computer Tell(this Computer computer, ActivityReport report, DateTimeOffset told)
    {
        if (report.Profile is { } profile && profile != ComputerProfile.Unknown)
        {
            computer = told >= computer.ProfileAt
                ? computer with { Profile = computer.Profile.Update(profile), ProfileAt = told }
                : computer with { Profile = profile.Update(computer.Profile) };
        }

        return report.Programs is { } programs && told >= computer.ProgramsAt
            ? computer with { Programs = programs, ProgramsAt = told }
            : computer;
    }

    /// <summary>The user a report names, when that is news: another than the known one, or one of an earlier time.</summary>
    internal static UserSince? UserSaidBy(this Computer before, ActivityReport report, DateTimeOffset told) =>
        report.Profile?.UserName is { } user && (user != before.Profile.UserName || told < before.ProfileAt)
            ? new UserSince(MinuteRange.MinuteOf(told), user)
            : null;
}
