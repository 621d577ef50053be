using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;

namespace WorkTrack.Web.Reports;

/// <summary>The report as files. The browser loads them; the menu says how far a long one has come.</summary>
public sealed partial class ExportMenu : IDisposable
{
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(500);

    private readonly CancellationTokenSource _gone = new();
    private Guid _file;
    private double? _share;

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
    protected override void OnInitialized() => _file = Progress.Begin();

    private string AddressOf(string format) => QueryHelpers.AddQueryString(Query.WriteExport(format), ReportExport.Progress, _file.ToString("N"));

    private async Task WatchAsync()
    {
        if (_share is not null)
        {
            return;
        }

        var gone = _gone.Token;
        while (!gone.IsCancellationRequested)
        {
            await Task.Delay(LookInterval, Time, gone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            if (gone.IsCancellationRequested)
            {
                return;
            }

            _share = Progress.ShareOf(_file);
            StateHasChanged();
            if (_share is null)
            {
                // The next file is another.
                _file = Progress.Begin();
                return;
            }
        }
    }
}
