using System.Net;
using WorkTrack.Data.Keys;
using WorkTrack.Data.Ledger;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Keys;
using WorkTrack.Web.Audit;
using WorkTrack.Web.Keys;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Enrolment;

/// <summary>
/// Gives computers keys of their own: against an enrolment token, or against the key that a computer has. A computer that
/// has a key and comes with a token may be a copy of the real one, so a person looks at it first.
/// </summary>
public sealed class EnrolmentService(
    EnrolmentStore store, AgentKeys agentKeys, KeyBook book, KeyKeeper keeper, AttemptLimit attempts, Board board,
    LedgerReadiness readiness, AuditLog audit, TimeProvider time)
{
    private static readonly TimeSpan PendingFor = TimeSpan.FromDays(7);

    /// <summary>Enrols a computer.</summary>
    /// <param name="computer">The computer.</param>
    /// <param name="secret">The token or the old key that was sent.</param>
    /// <param name="origin">Who asks.</param>
    /// <param name="from">The address it asks from.</param>
    /// <exception cref="LedgerUnavailableException">Nobody knows yet who has which key.</exception>
    public async Task<Enrolment> EnrolAsync(ComputerId computer, string secret, KeyOrigin origin, IPAddress? from)
    {
        if (!readiness.IsReady)
        {
            throw new LedgerUnavailableException("The keys were not read yet.", null);
        }

        if (attempts.IsReached(from))
        {
            return new Enrolment(EnrolmentResult.TooMany);
        }

        var enrolment = await TryAsync(computer, secret, origin);
        if (enrolment.Key is null)
        {
            // Also what bounds the lines that strangers can have written.
            attempts.Failed(from);
        }

        await audit.RecordAsync(
            new AuditActor($"(agent of {computer})", origin.Address), enrolment.Result switch
            {
                EnrolmentResult.Enrolled => AuditActions.ComputerEnrolled,
                EnrolmentResult.Rotated => AuditActions.KeyRotated,
                EnrolmentResult.Pending => AuditActions.KeyAskedFor,
                _ => AuditActions.EnrolmentFailed,
            },
            computer.Value, enrolment.Key is { } key ? $"key {key.Id}" : WhyNot(enrolment.Result));
        return enrolment;
    }

    private static string WhyNot(EnrolmentResult result) => result switch
    {
        EnrolmentResult.Foreign => "of another computer or team",
        EnrolmentResult.TooMany => "too many keys of this computer wait for approval",
        _ => "token or key not known, or not valid any more",
    };

    private async Task<Enrolment> TryAsync(ComputerId computer, string secret, KeyOrigin origin)
    {
        if (book.Recognise(secret) is { } own && own.Key.OpensAt(time.GetUtcNow()))
        {
            return own.Key.Computer != computer ? new Enrolment(EnrolmentResult.Foreign)
                : await agentKeys.ReplaceAsync(own.Key.Id, AgentKeys.Overlap) is { } next ? new Enrolment(EnrolmentResult.Rotated, next)
                : new Enrolment(EnrolmentResult.Refused);
        }

        if (await FindAsync(secret) is not { } token)
        {
            return new Enrolment(EnrolmentResult.Refused);
        }

        return board.Find(computer) is { Team: not 0 and var team } && team != token.Team
            ? new Enrolment(EnrolmentResult.Foreign)
            : await AddKeyAsync(computer, token, origin);
    }

    private async Task<EnrolmentToken?> FindAsync(string secret) =>
        SecretText.TryReadId(secret, SecretKind.EnrolmentToken, out var id)
        && await store.FindAsync(id.ToString(), CancellationToken.None) is { } token
        && SecretText.Matches(secret, token.Hash.AsSpan())
        && token.OpensAt(time.GetUtcNow())
            ? token
            : null;

    private async Task<Enrolment> AddKeyAsync(ComputerId computer, EnrolmentToken token, KeyOrigin origin)
    {
        var (now, secret) = (time.GetUtcNow(), SecretText.Create(SecretKind.AgentKey));
        var key = new AgentKey
        {
            Id = secret.Id,
            Hash = [.. secret.Hash],
            Team = token.Team,
            Computer = computer,
            CreatedAt = now,
            EnrolledBy = token.Id,
            Origin = origin,
        };
        var outcome = await store.EnrolAsync(
            key, token.Id, now, now + PendingFor, id => book.Find(id)?.Use.LastUsedAt is null, CancellationToken.None);
        await keeper.ReadAsync(CancellationToken.None);
        return outcome switch
        {
            EnrolmentOutcome.Enrolled => new Enrolment(EnrolmentResult.Enrolled, secret),
            EnrolmentOutcome.Pending => new Enrolment(EnrolmentResult.Pending, secret),
            EnrolmentOutcome.TooManyPending => new Enrolment(EnrolmentResult.TooMany),
            _ => new Enrolment(EnrolmentResult.Refused),
        };
    }
}

/// <summary>What an enrolment led to.</summary>
/// <param name="Result">What became of it.</param>
/// <param name="Key">The key; null when there is none.</param>
public sealed record Enrolment(EnrolmentResult Result, NewSecret? Key = null);

/// <summary>What became of an enrolment.</summary>
public enum EnrolmentResult
{
    /// <summary>The computer has a key of its own.</summary>
    Enrolled,

    /// <summary>It proved itself by the key it had, and has a new one.</summary>
    Rotated,

    /// <summary>Its key has to be approved.</summary>
    Pending,

    /// <summary>The token or key is not known, or not valid any more.</summary>
    Refused,

    /// <summary>The computer belongs to another team, or the key to another computer.</summary>
    Foreign,

    /// <summary>The address failed too often, or the computer has asked too often.</summary>
    TooMany,
}
