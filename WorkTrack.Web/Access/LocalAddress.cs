namespace WorkTrack.Web.Access;

/// <summary>Where to send somebody after they have signed in: never to another site, whatever the link said that brought them.</summary>
internal static class LocalAddress
{
    /// <summary>The address when it is one of this site's, else the dashboard's.</summary>
    public static string OrHome(string? address) =>
        address is ['/', ..] and not (['/', '/' or '\\', ..]) && !address.Any(char.IsControl) && !address.Contains('\\') ? address : "/";
}
