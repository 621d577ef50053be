namespace WorkTrack.Domain.Keys;

/// <summary>
/// A secret that was just made: the one moment at which its text is known. No record, whose <c>ToString</c> would carry
/// the text into a log.
/// </summary>
public sealed class NewSecret
{
    internal NewSecret(string id, string text, byte[] hash) => (Id, Text, Hash) = (id, text, hash);

    /// <summary>What it is found by; no secret.</summary>
    public string Id { get; }

    /// <summary>What its holder has to send. Shown once, stored nowhere.</summary>
    public string Text { get; }

    /// <summary>What is stored: the SHA-256 of <see cref="Text"/>.</summary>
    public byte[] Hash { get; }
}
