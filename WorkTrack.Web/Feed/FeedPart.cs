using System.Buffers;
using System.Collections.Immutable;

namespace WorkTrack.Web.Feed;

/// <summary>Events ready to send. Made once, and shared by all clients who need just them.</summary>
/// <param name="From">What a client has to know before.</param>
/// <param name="Version">What a client knows when it has taken them in.</param>
/// <param name="Bytes">The events as a stream has them.</param>
/// <param name="Events">Where in <paramref name="Bytes"/> each event's JSON lies.</param>
internal sealed record FeedPart(long From, long Version, ReadOnlySequence<byte> Bytes, ImmutableArray<JsonPlace> Events);

/// <summary>A place in bytes.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="Length">How long it is.</param>
internal readonly record struct JsonPlace(long Start, long Length);
