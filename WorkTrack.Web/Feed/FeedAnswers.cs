namespace WorkTrack.Web.Feed;

/// <summary>The answer of <c>GET /api/agent-data</c>.</summary>
internal sealed record ComputersAnswer(
    bool Success, string Message, int ComputersCount, IReadOnlyList<WireComputer> Computers, DateTimeOffset Timestamp);

/// <summary>The answer of <c>GET /api/stats</c>.</summary>
internal sealed record StatsAnswer(
    bool Success, WireStats Stats, string ServerStatus, DateTimeOffset ServerTime, string WorktrackVersion);
