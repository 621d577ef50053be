using WorkTrack.Domain.Computers;

namespace WorkTrack.Data.Ledger;

/// <summary>A computer that asks for its key.</summary>
/// <param name="Id">Its name on the wire.</param>
/// <param name="RegisteredAt">When it became known, if it was not.</param>
internal sealed record Newcomer(ComputerId Id, DateTimeOffset RegisteredAt);
