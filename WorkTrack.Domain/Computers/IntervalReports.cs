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
        var after = Follow(computer.Tell(report, told < at ? told : at), proof) with { Sessions = Remember(computer, session) };
        var unreadable = batch.Unreadable.IsEmpty ? [] : new[] { UsageHour.Remarked(at, Remarks.SamplesRefused) };
        var entry = Acceptance.Enter(
            computer, after, UsageHour.Together(proof.Hours.Concat(unreadable)), proof.Claims,
            known is null ? session : null, computer.UserSaidBy(report, told < at ? told : at));
        return new Acceptance(entry, [.. batch.Unreadable.Concat(proof.Refused).OrderBy(sample => sample.Index)]);
    }

    /// <summary>Brings the live state up to the newest sample; samples older than it change nothing there.</summary>
    private static Computer Follow(Computer computer, SampleProof proof)
    {
        foreach (var (sample, from, until) in proof.Taken)
        {
            computer = computer with { User = UserState.After(computer.User, sample.Activity, from, until) };
            if (until >= computer.WindowAt)
            {
                computer = computer with { Window = ActiveWindow.Create(sample.Title, sample.Program, null), WindowAt = until };
            }
        }

        return computer;
    }

    private static ImmutableArray<AgentSession> Remember(Computer computer, AgentSession session) =>
        computer.Sessions is [.., var newest] && newest == session
            ? computer.Sessions
            : [.. computer.Sessions.Where(other => other.Id != session.Id).TakeLast(Computer.SessionsKept - 1), session];
}
