using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components;

namespace WorkTrack.Web.Live;

/// <summary>
/// A component that follows the board. It is the only one that subscribes: a page inherits it, reads the board in
/// <see cref="ReadAsync"/>, and hands immutable pieces to its children.
/// </summary>
public abstract class LiveComponentBase : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private Subscription? _subscription;
    private CultureInfo _culture = CultureInfo.InvariantCulture;
    private CultureInfo _uiCulture = CultureInfo.InvariantCulture;

    /// <summary>Makes a component that does not follow anything yet.</summary>
    protected LiveComponentBase() => Gone = _gone.Token;

    /// <summary>Says when the board changes.</summary>
    [Inject]
    protected EventHub Hub { get; set; } = null!;

    /// <summary>Says whether anybody can see the component.</summary>
    [Inject]
    protected PageVisibility Visibility { get; set; } = null!;

    /// <summary>The clock.</summary>
    [Inject]
    protected TimeProvider Time { get; set; } = null!;

    /// <summary>
    /// The least time between two readings; 250 ms unless overridden. Components look again when such a time begins by the
    /// clock, all of them together, so that they can share what they read.
    /// </summary>
    protected virtual TimeSpan RefreshInterval => ScreenBoard.Interval;

    /// <summary>Ends when the component does.</summary>
    protected CancellationToken Gone { get; }

    /// <summary>Reads what the component shows. Called once at its start and after changes, always in its circuit's context.</summary>
    protected abstract Task ReadAsync();

    /// <summary>Has the component read again, as after a change: what it has just read was shared, and is older than the board.</summary>
    protected void LookAgain() => _subscription?.Mark();

    /// <summary>
    /// Does something again and again for as long as the component lives, and draws it anew: what moves with the clock is
    /// not signalled. It rests while nobody can see the page. To be called in the circuit's context.
    /// </summary>
    /// <param name="interval">The time in between.</param>
    /// <param name="act">What to do.</param>
    protected async Task RepeatAsync(TimeSpan interval, Func<Task> act)
    {
        try
        {
            while (!Gone.IsCancellationRequested)
            {
                await Task.Delay(interval, Time, Gone)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
                await VisibleAsync();
                if (!Gone.IsCancellationRequested)
                {
                    await act();
                    StateHasChanged();
                }
            }
        }
#pragma warning disable CA1031 // Whatever it is, it belongs to the circuit, which shows it and ends.
        catch (Exception failure) when (!Gone.IsCancellationRequested)
#pragma warning restore CA1031
        {
            await DispatchExceptionAsync(failure);
        }
    }

    /// <inheritdoc/>
    protected sealed override async Task OnInitializedAsync()
    {
        // Before the first await: a component disposed during it would leave its subscription behind for ever.
        var subscription = _subscription = Hub.Subscribe();
        (_culture, _uiCulture) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        await ReadAsync();
        _ = FollowAsync(subscription);
    }

    /// <summary>Ends the subscription. May be called again.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends what the component holds. May be called again.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && _subscription is { } subscription)
        {
            _subscription = null;
            subscription.Dispose();
            _gone.Cancel();
            _gone.Dispose();
        }
    }

    private async Task FollowAsync(Subscription subscription)
    {
        try
        {
            while (await subscription.WaitAsync())
            {
                await VisibleAsync();
                await InvokeAsync(RefreshAsync);
                await Task.Delay(UntilNextTurn(), Time, Gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
#pragma warning disable CA1031 // Whatever it is, it belongs to the circuit, which shows it and ends.
        catch (Exception failure) when (!Gone.IsCancellationRequested)
#pragma warning restore CA1031
        {
            await DispatchExceptionAsync(failure);
        }
    }

    /// <summary>Waits until somebody can see the page, or the component is gone.</summary>
    private ConfiguredTaskAwaitable VisibleAsync() => Visibility.VisibleAsync().WaitAsync(Gone)
        .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

    /// <summary>In whole milliseconds, as timers count, and never too early.</summary>
    private TimeSpan UntilNextTurn()
    {
        var rest = RefreshInterval.Ticks - (Time.GetUtcNow().Ticks % RefreshInterval.Ticks);
        return TimeSpan.FromMilliseconds((rest / TimeSpan.TicksPerMillisecond) + 1);
    }

    private async Task RefreshAsync()
    {
        if (_subscription is null)
        {
            return;
        }

        // The hub's threads have the server's culture; the user's was there when the component began.
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _uiCulture);
        await ReadAsync();
        StateHasChanged();
    }
}
