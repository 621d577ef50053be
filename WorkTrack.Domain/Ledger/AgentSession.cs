namespace WorkTrack.Domain.Ledger;

/// <summary>
/// One run of our own agent, and the correction of its clock. The correction is fixed by the session's first report and
/// kept, so that a sample that is sent again never moves.
/// </summary>
/// <param name="Id">The session's id.</param>
/// <param name="Offset">What to add to the device's time to get the server's.</param>
public sealed record AgentSession(string Id, TimeSpan Offset)
{
    /// <summary>How many characters an id has: 32 hexadecimal digits.</summary>
    public const int IdLength = 32;

    /// <summary>The least difference of clocks that is corrected: below it, it may as well be the network.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(2);

    /// <summary>Whether the device's clock was found wrong.</summary>
    public bool IsCorrected => Offset != TimeSpan.Zero;

    /// <summary>Begins a session with its first report.</summary>
    /// <param name="id">The session's id.</param>
    /// <param name="receivedAt">When the server received the report.</param>
    /// <param name="sentAt">When the device sent it, on its own clock.</param>
    public static AgentSession Begin(string id, DateTimeOffset receivedAt, DateTimeOffset sentAt)
    {
        var offset = receivedAt - sentAt;
        return new AgentSession(id, offset.Duration() < Tolerance ? TimeSpan.Zero : offset);
    }
}
