using WorkTrack.Web.Live;

namespace WorkTrack.Web.Access;

/// <summary>Who looks at a page, for as long as its circuit lives. The one place where pages learn what they may show.</summary>
public sealed class Viewer
{
    /// <summary>The computers the viewer may see. There are no accounts yet: everybody sees all of them.</summary>
#pragma warning disable CA1822 // It belongs to the viewer, of whom nothing is known yet.
    public BoardScope Scope => BoardScope.Everything;
#pragma warning restore CA1822
}
