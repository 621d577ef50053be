using Microsoft.AspNetCore.Components;
using WorkTrack.Data.Days;
using WorkTrack.Data.Setup;
using WorkTrack.Domain.Reports;

namespace WorkTrack.Web.Reports;

/// <summary>
/// A part of a report that takes longer than the rest and is read beside it, once. A database that is away costs this part
/// only, until it is back. For another report there is another component (<c>@key</c>).
/// </summary>
/// <typeparam name="T">What is read.</typeparam>
public abstract class ReportPart<T> : ComponentBase, IDisposable
    where T : class
{
    private readonly CancellationTokenSource _gone = new();

    /// <summary>The days.</summary>
    [Parameter, EditorRequired]
    public ReportRange Range { get; set; }

    /// <summary>Whose computers.</summary>
    [Parameter, EditorRequired]
    public UsageOf Of { get; set; } = null!;

    /// <summary>What was read; null until then.</summary>
    protected T? Found { get; private set; }

    /// <summary>Whether it cannot be read now.</summary>
    protected bool Failed { get; private set; }

    /// <summary>Ends the reading.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the reading.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing)
        {
            _gone.Cancel();
            _gone.Dispose();
        }
    }

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LoadAsync();

    /// <summary>Reads it, once more after it could not be read.</summary>
    protected async Task LoadAsync()
    {
        var gone = _gone.Token;
        Failed = false;
        try
        {
            // On another thread: SQLite reads on the caller's, which is that of the page.
            Found = await Task.Run(() => ReadAsync(gone), gone);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // Nobody looks at it any more.
        }
        catch (Exception failure) when (DatabaseAway.Explains(failure))
        {
            Failed = true;
        }
    }

    /// <summary>Reads it.</summary>
    protected abstract Task<T> ReadAsync(CancellationToken cancellationToken);
}
