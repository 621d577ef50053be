namespace WorkTrack.Domain.Computers;

/// <summary>What a computer says of itself. Every text is clean and short enough to keep; null means it never said.</summary>
/// <param name="Name">The computer's name.</param>
/// <param name="UserName">Who is signed in.</param>
/// <param name="OsInfo">Its operating system.</param>
/// <param name="IpAddress">Its own address, as the agent sees it.</param>
/// <param name="MacAddress">Its network card's address, as the agent writes it.</param>
/// <param name="AgentVersion">The agent's version.</param>
public sealed record ComputerProfile(
    string? Name, string? UserName, string? OsInfo, string? IpAddress, string? MacAddress, string? AgentVersion)
{
    /// <summary>The most characters of <see cref="Name"/>, <see cref="UserName"/> and <see cref="OsInfo"/>.</summary>
    public const int MaxNameLength = 255;

    /// <summary>The most characters of the addresses and the version.</summary>
    public const int MaxDetailLength = 64;

    /// <summary>A computer that has said nothing yet.</summary>
    public static ComputerProfile Unknown { get; } = new(null, null, null, null, null, null);

    /// <summary>Cleans what an agent sent.</summary>
    public static ComputerProfile Create(
        string? name, string? userName, string? osInfo,
        string? ipAddress = null, string? macAddress = null, string? agentVersion = null) =>
        new(
            CleanText.Clean(name, MaxNameLength),
            CleanText.Clean(userName, MaxNameLength),
            SharedText.Of(CleanText.Clean(osInfo, MaxNameLength)),
            CleanText.Clean(ipAddress, MaxDetailLength),
            CleanText.Clean(macAddress, MaxDetailLength),
            SharedText.Of(CleanText.Clean(agentVersion, MaxDetailLength)));

    /// <summary>This profile with what <paramref name="newer"/> says in place of what it said before; the same object when that is nothing new.</summary>
    public ComputerProfile Update(ComputerProfile newer)
    {
        var updated = new ComputerProfile(
            newer.Name ?? Name,
            newer.UserName ?? UserName,
            newer.OsInfo ?? OsInfo,
            newer.IpAddress ?? IpAddress,
            newer.MacAddress ?? MacAddress,
            newer.AgentVersion ?? AgentVersion);
        return updated == this ? this : updated;
    }
}
