namespace WorkTrack.Web.Access;

/// <summary>Which addresses are for programs, and which for people.</summary>
internal static class AccessPaths
{
    private static readonly PathString[] Read = ["/api", "/openapi", "/hubs"];

    /// <summary>Whether programs read it, which under open access need no account.</summary>
    public static bool IsApi(PathString path) => Read.Any(start => path.StartsWithSegments(start));

    /// <summary>Whether whoever is turned away there needs a status, and not a page to sign in on.</summary>
    public static bool IsForPrograms(PathString path) => IsApi(path) || path.StartsWithSegments("/_blazor");
}
