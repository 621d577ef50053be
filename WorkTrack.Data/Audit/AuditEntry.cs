using WorkTrack.Domain.Computers;

namespace WorkTrack.Data.Audit;

/// <summary>Something that was done, and by whom. Never a password, a key or a code.</summary>
public sealed record AuditEntry
{
    /// <summary>The most characters of the one who did it.</summary>
    public const int MaxActorLength = 128;

    /// <summary>The most characters of what was done.</summary>
    public const int MaxActionLength = 64;

    /// <summary>The most characters of what it was done to.</summary>
    public const int MaxSubjectLength = 256;

    /// <summary>The most characters of what more there is to say.</summary>
    public const int MaxDetailsLength = 1000;

    /// <summary>The most characters of an address.</summary>
    public const int MaxAddressLength = 64;

    private AuditEntry(DateTimeOffset at, string actor, string action, string subject, string details, string address) =>
        (At, Actor, Action, Subject, Details, Address) = (at, actor, action, subject, details, address);

    /// <summary>When, in whole milliseconds.</summary>
    public DateTimeOffset At { get; }

    /// <summary>Who did it: an account's name, or what was given as one.</summary>
    public string Actor { get; }

    /// <summary>What was done, such as <c>sign_in</c>.</summary>
    public string Action { get; }

    /// <summary>What it was done to.</summary>
    public string Subject { get; }

    /// <summary>What more there is to say.</summary>
    public string Details { get; }

    /// <summary>Where from; empty when the server did it.</summary>
    public string Address { get; }

    /// <summary>Makes an entry. Text from outside is cleaned and cut.</summary>
    public static AuditEntry Create(DateTimeOffset at, string? actor, string action, string? subject, string? details, string? address) => new(
        DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds()),
        CleanText.Clean(actor, MaxActorLength) ?? "",
        CleanText.Clean(action, MaxActionLength) ?? "",
        CleanText.Clean(subject, MaxSubjectLength) ?? "",
        CleanText.Clean(details, MaxDetailsLength) ?? "",
        CleanText.Clean(address, MaxAddressLength) ?? "");

    /// <summary>An entry as it lies in the database, whatever somebody made of it there.</summary>
    internal static AuditEntry Stored(DateTimeOffset at, string actor, string action, string subject, string details, string address) =>
        new(at, actor, action, subject, details, address);
}

/// <summary>An entry in its place in the log.</summary>
/// <param name="Number">1, 2, 3 and so on.</param>
/// <param name="Entry">What was done.</param>
/// <param name="Hash">What chains it to the entry before.</param>
public sealed record AuditRecord(long Number, AuditEntry Entry, string Hash);
