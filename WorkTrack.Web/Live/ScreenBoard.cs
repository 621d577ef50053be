using System.Collections.Concurrent;

namespace WorkTrack.Web.Live;

/// <summary>
/// The board as screens read it: one snapshot for all of them in a quarter of a second, and one view of it for all who ask
/// the same. Screens look again when such a quarter begins (<see cref="LiveComponentBase"/>), so a busy fleet is sorted
/// four times a second, however many supervisors watch it, and not at all while nobody does.
/// </summary>
public sealed class ScreenBoard(Board board, TimeProvider time)
{
    /// <summary>How long a snapshot is shared.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    // What is heard without a change has no version: what follows from it is made anew now and then.
    private static readonly TimeSpan HeardInterval = TimeSpan.FromSeconds(10);

    private const int MostViews = 64;

    private readonly Lock _making = new();
    private Shared? _shared;

    /// <summary>The whole board; up to <see cref="Interval"/> old.</summary>
    public BoardSnapshot Snapshot => Current().Snapshot;

    /// <summary>Whether the board has changed since what was read last: whoever shows that must look again.</summary>
    public bool IsBehind => Volatile.Read(ref _shared) is { } shared && shared.Snapshot.Version != board.Version;

    /// <summary>What a viewer asks for.</summary>
    /// <param name="scope">What the viewer may see.</param>
    /// <param name="query">What is asked for.</param>
    /// <param name="teamName">What a team is called, the same for all viewers; needed to sort by it.</param>
    public BoardView View(BoardScope scope, BoardQuery query, Func<int, string?>? teamName = null)
    {
        var shared = Current();
        if (shared.Views.Count >= MostViews)
        {
            // Somebody types while the board is quiet.
            shared.Views.Clear();
        }

        var now = time.GetUtcNow();
        return shared.Views.GetOrAdd(
            (scope, query, query.IsOfTime ? now.Ticks / HeardInterval.Ticks : 0),
            key => new Lazy<BoardView>(() => BoardView.Of(shared.Snapshot, key.Scope, key.Query, state => now - LastSeenAt(state), teamName))).Value;
    }

    /// <summary>What a viewer can narrow it by.</summary>
    public BoardChoices Choices(BoardScope scope) => BoardChoices.Of(Snapshot.Within(scope));

    /// <summary>When a computer was last heard.</summary>
    public DateTimeOffset LastSeenAt(ComputerState state) => board.Find(state.Id)?.LastSeenAt ?? state.RegisteredAt;

    private Shared Current()
    {
        var slot = time.GetUtcNow().Ticks / Interval.Ticks;
        if (IsCurrent(Volatile.Read(ref _shared), slot) is { } shared)
        {
            return shared;
        }

        lock (_making)
        {
            if (IsCurrent(_shared, slot) is { } made)
            {
                return made;
            }

            var fresh = new Shared(slot, board.Snapshot, new());
            Volatile.Write(ref _shared, fresh);
            return fresh;
        }
    }

    private Shared? IsCurrent(Shared? shared, long slot) =>
        shared is not null && (shared.Slot == slot || shared.Snapshot.Version == board.Version) ? shared : null;

    private sealed record Shared(
        long Slot, BoardSnapshot Snapshot,
        ConcurrentDictionary<(BoardScope Scope, BoardQuery Query, long Heard), Lazy<BoardView>> Views);
}
