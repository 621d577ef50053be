namespace WorkTrack.Web.Demo;

/// <summary>Where this process reaches its own server.</summary>
internal static class DemoAddress
{
    private static readonly string[] EveryCard = ["*", "+", "0.0.0.0", "[::]"];

    /// <summary>Picks one of the addresses the server listens on, preferably one that needs no certificate.</summary>
    /// <returns>Its root; null when there is none but sockets and pipes.</returns>
    public static Uri? Of(IEnumerable<string> listening) => listening
        .Select(BindingAddress.Parse)
        .Where(address => !address.IsUnixPipe && !address.IsNamedPipe)
        .OrderBy(address => address.Scheme == Uri.UriSchemeHttps)
        .Select(address => new UriBuilder(
            address.Scheme, EveryCard.Contains(address.Host) ? "localhost" : address.Host, address.Port, address.PathBase + "/").Uri)
        .FirstOrDefault();
}
