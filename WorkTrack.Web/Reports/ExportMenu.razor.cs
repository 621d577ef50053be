using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace WorkTrack.Web.Reports;

/// <summary>The report as files. The browser loads them; the menu says how far a long one has come.</summary>
public sealed partial class ExportMenu : IDisposable
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);

    // A browser may never ask for what was clicked: it asks its reader first, or the line is cut.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _gone = new();
    private Guid _file;
    private bool _isWatching;
    private double? _share;
    private bool _failed;

    /// <summary>What is on the page.</summary>
    [Parameter, EditorRequired]
    public ReportQuery Query { get; set; } = null!;

    [Inject]
    private ExportProgress Progress { get; set; } = null!;

    [Inject]
    private TimeProvider Time { get; set; } = null!;

    [Inject]
    private IStringLocalizer<ReportsText> Text { get; set; } = null!;

    /// <summary>Stops watching.</summary>
    public void Dispose()
    {
        Progress.End(_file);
        _gone.Cancel();
        _gone.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void OnInitialized() => _file = Progress.Await();

    /// <summary>Another file that is asked for while one is made is not followed: there would be two in one number.</summary>
    private string AddressOf(string format) => _isWatching
        ? Query.WriteExport(format)
        : QueryHelpers.AddQueryString(Query.WriteExport(format), ReportExport.Progress, _file.ToString("N"));

    private async Task WatchAsync()
    {
        if (_isWatching)
        {
            return;
        }

        (_isWatching, _failed) = (true, false);
        var (gone, began) = (_gone.Token, Time.GetTimestamp());
        ExportState? state = null;
        while (_isWatching)
        {
            await Task.Delay(LookInterval, Time, gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            if (gone.IsCancellationRequested)
            {
                return;
            }

            state = Progress.StateOf(_file);
            _isWatching = state?.Stage == ExportStage.Making || (state?.Stage == ExportStage.Awaited && Time.GetElapsedTime(began) < Patience);
            _share = state is { Stage: ExportStage.Making, Share: var share } ? share : null;
            StateHasChanged();
        }

        // The next file is another.
        Progress.End(_file);
        (_file, _failed) = (Progress.Await(), state?.Stage == ExportStage.Failed);
    }
}
