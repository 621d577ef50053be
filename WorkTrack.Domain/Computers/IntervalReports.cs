using System.Collections.Immutable;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Ledger;

namespace WorkTrack.Domain.Computers;

/// <summary>Takes in the reports of our own agent: samples, which may be late, out of order and sent again.</summary>
internal static class IntervalReports
{
    public static Acceptance Accept(Computer computer, ActivityReport report, SampleBatch batch, AgentSession? known, DateTimeOffset at)
    {
        var session = known ?? AgentSession.Begin(batch.SessionId, at, batch.SentAt);
        var proof = SampleRule.Prove(batch.Samples, session, at);
        var told = batch.SentAt + session.Offset;
        var after = Follow(computer.Tell(report, told < at ? told : at), proof);
        if (computer.Sessions is not [.., var newest] || newest != session)
        {
            after = after with { Sessions = Remember(computer, session) };
        }

        IEnumerable<UsageHour> hours = batch.Unreadable.IsEmpty
            ? proof.Hours
            : UsageHour.Together(proof.Hours.Append(UsageHour.Remarked(at, Remarks.SamplesRefused)));
        var entry = Acceptance.Enter(
            computer, after, hours, proof.Claims,
            known is null ? session : null, computer.UserSaidBy(report, told < at ? told : at));
        return new Acceptance(
            entry, batch.Unreadable.IsEmpty ? proof.Refused : [.. batch.Unreadable.Concat(proof.Refused).OrderBy(sample => sample.Index)]);
    }

    /// <summary>Brings the live state up to the newest sample; samples older than it change nothing there.</summary>
    private static Computer Follow(Computer computer, SampleProof proof)
    {
        var (user, window, windowAt) = (computer.User, computer.Window, computer.WindowAt);
        foreach (var (sample, from, until) in proof.Taken)
        {
            user = UserState.After(user, sample.Activity, from, until);
            if (until >= windowAt)
            {
                (window, windowAt) = (ActiveWindow.Create(sample.Title, sample.Program, null), until);
            }
        }

        return ReferenceEquals(user, computer.User) && windowAt == computer.WindowAt && window == computer.Window
            ? computer
            : computer with { User = user, Window = window == computer.Window ? computer.Window : window, WindowAt = windowAt };
    }

    private static ImmutableArray<AgentSession> Remember(Computer computer, AgentSession session) =>
        [.. computer.Sessions.Where(other => other.Id != session.Id).TakeLast(Computer.SessionsKept - 1), session];
}
