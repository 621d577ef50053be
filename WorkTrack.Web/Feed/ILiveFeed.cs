using WorkTrack.Web.Live;

namespace WorkTrack.Web.Feed;

/// <summary>What the clients of one scope follow: whole boards, or what changes. A client only remembers how far it is.</summary>
internal interface ILiveFeed : IDisposable
{
    /// <summary>The events it is made of.</summary>
    ScopeEvents Events { get; }

    /// <summary>Says that there may be something for clients.</summary>
    EventHub Readers { get; }

    /// <summary>The first part for a client that comes back.</summary>
    /// <param name="known">What it knows.</param>
    FeedPart Resume(long known);

    /// <summary>The next part for a client; null when it has everything.</summary>
    /// <param name="known">What it knows; null when it knows nothing.</param>
    FeedPart? Next(long? known);
}
