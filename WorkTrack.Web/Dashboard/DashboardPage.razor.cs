using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Access;
using WorkTrack.Web.Live;

namespace WorkTrack.Web.Dashboard;

/// <summary>The page supervisors open. It alone reads the board; what stands on it gets immutable pieces.</summary>
public sealed partial class DashboardPage
{
    /// <summary>How many cards are shown at first, and how many more at a time: what a browser draws without a pause.</summary>
    internal const int CardsAtATime = 200;

    private static readonly TimeSpan SeenInterval = TimeSpan.FromSeconds(10);

    private BoardSnapshot _snapshot = null!;
    private CardFilter _filter = CardFilter.All;
    private ImmutableArray<ComputerState> _matching = [];
    private ImmutableArray<SeenComputer> _shown = [];
    private int _limit = CardsAtATime;

    [Inject]
    private Board Board { get; set; } = null!;

    [Inject]
    private Viewer Viewer { get; set; } = null!;

    [Inject]
    private OrganisationCalendar Calendar { get; set; } = null!;

    /// <inheritdoc/>
    protected override void OnInitialized() => _ = RepeatAsync(SeenInterval, LookAgainAsync);

    /// <inheritdoc/>
    protected override Task ReadAsync()
    {
        _snapshot = Board.Snapshot.Within(Viewer.Scope);
        Choose(everyTime: false);
        return Task.CompletedTask;
    }

    /// <summary>A report that changes nothing is not signalled, but the computer was heard: now and then the times are read anew.</summary>
    private Task LookAgainAsync()
    {
        Choose(everyTime: true);
        return Task.CompletedTask;
    }

    private void Search(CardFilter filter)
    {
        (_filter, _limit) = (filter, CardsAtATime);
        Choose(everyTime: false);
    }

    private void ShowMore()
    {
        _limit += CardsAtATime;
        Choose(everyTime: false);
    }

    /// <summary>Chooses the cards to show. A card whose state is still the same keeps its time as well, and so is not drawn again.</summary>
    /// <param name="everyTime">Whether to look up when each computer was last heard, changed or not.</param>
    private void Choose(bool everyTime)
    {
        var before = _shown.ToDictionary(seen => seen.State.Id);
        _matching = _filter.Apply(_snapshot.Computers);
        _shown =
        [
            .. _matching.Take(_limit).Select(state =>
                !everyTime && before.TryGetValue(state.Id, out var seen) && ReferenceEquals(seen.State, state)
                    ? seen
                    : new SeenComputer(state, Board.Find(state.Id)?.LastSeenAt ?? state.RegisteredAt)),
        ];
    }

    private readonly record struct SeenComputer(ComputerState State, DateTimeOffset LastSeenAt);
}
