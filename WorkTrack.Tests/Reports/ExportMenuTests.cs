using System.Text.RegularExpressions;
using System.Threading.Channels;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Domain.Reports;
using WorkTrack.Tests.Dashboard;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Reports;

namespace WorkTrack.Tests.Reports;

/// <summary>What the menu of a report says of a file that is being made.</summary>
public sealed class ExportMenuTests : DashboardContext
{
    private static readonly ReportRange TenDays = new(new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 10));

    private readonly ExportProgress _progress = new();

    public ExportMenuTests() => Services.AddSingleton(_progress);

    private static CancellationToken Stop => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task File_ThatTakesLong_SaysHowFarItIsUntilItIsWhole()
    {
        var menu = RenderMenu();
        var file = FileOf(menu);
        var clicked = ClickAsync(menu);
        Assert.Empty(menu.FindAll("[data-testid=export-progress]"));

        var days = Channel.CreateUnbounded<ReportDay>();
        var made = MakeAsync(file, days.Reader);
        await days.Writer.WriteAsync(Day(3), Stop);
        await SaysAsync(menu, "Making the file: 30 %");
        await days.Writer.WriteAsync(Day(9), Stop);
        await SaysAsync(menu, "Making the file: 90 %");
        Assert.DoesNotContain("progress=", Address(menu), StringComparison.Ordinal);

        days.Writer.Complete();
        await made;
        await UntilAsync(() => menu.FindAll("[data-testid=export-progress]").Count == 0);
        await clicked;
        Assert.Empty(menu.FindAll("[data-testid=export-failed]"));
        Assert.NotEqual(file, FileOf(menu));
    }

    [Fact]
    public async Task File_ThatCannotBeMade_IsSaidUntilTheNextIsAskedFor()
    {
        var menu = RenderMenu();
        var file = FileOf(menu);
        var clicked = ClickAsync(menu);
        _progress.Begin(file);
        await UntilAsync(() => menu.FindAll("[data-testid=export-progress]").Count == 1);

        _progress.Fail(file);
        await UntilAsync(() => clicked.IsCompleted);

        Assert.Contains("could not be made whole", menu.Find("[data-testid=export-failed]").TextContent, StringComparison.Ordinal);
        Assert.Empty(menu.FindAll("[data-testid=export-progress]"));
        _ = ClickAsync(menu);
        Assert.Empty(menu.FindAll("[data-testid=export-failed]"));
    }

    [Fact]
    public async Task File_ThatNobodyAsksFor_IsNotWaitedForForEver()
    {
        var menu = RenderMenu();
        var file = FileOf(menu);

        var clicked = ClickAsync(menu);
        await UntilAsync(() => clicked.IsCompleted);

        Assert.Null(_progress.StateOf(file));
        Assert.Empty(menu.FindAll("[data-testid=export-progress], [data-testid=export-failed]"));
    }

    [Fact]
    public async Task Page_ThatIsGone_IsNotFollowedAnyMore()
    {
        var menu = RenderMenu();
        var file = FileOf(menu);
        var clicked = ClickAsync(menu);
        _progress.Begin(file);

        await DisposeComponentsAsync();
        await clicked;

        Assert.Null(_progress.StateOf(file));
        _progress.Fail(file);
        Assert.Null(_progress.StateOf(file));
    }

    private IRenderedComponent<ExportMenu> RenderMenu() =>
        Render<ExportMenu>(parameters => parameters.Add(menu => menu.Query, ReportQuery.Read(_ => null, new DateOnly(2026, 11, 23))));

    private static string Address(IRenderedComponent<ExportMenu> menu) => menu.Find("[data-testid=export-csv]").GetAttribute("href")!;

    private static Guid FileOf(IRenderedComponent<ExportMenu> menu) => Guid.ParseExact(Regex.Match(Address(menu), "progress=([0-9a-f]+)").Groups[1].Value, "N");

    private static Task ClickAsync(IRenderedComponent<ExportMenu> menu) => menu.Find("[data-testid=export-csv]").ClickAsync(new());

    private static ReportDay Day(int day) => new(new DateOnly(2026, 11, day), default, new Dictionary<ReportKey, UsageSum>());

    /// <summary>Makes a file, as far as days come.</summary>
    private async Task MakeAsync(Guid file, ChannelReader<ReportDay> days)
    {
        _progress.Begin(file);
        await foreach (var _ in _progress.FollowAsync(file, TenDays, days.ReadAllAsync(Stop), Stop))
        {
        }

        _progress.End(file);
    }

    private Task SaysAsync(IRenderedComponent<ExportMenu> menu, string text) =>
        UntilAsync(() => menu.FindAll("[data-testid=export-progress]") is [var progress] && progress.TextContent.Contains(text, StringComparison.Ordinal));

    /// <summary>Lets time pass until something is so.</summary>
    private Task UntilAsync(Func<bool> isSo) => Eventually.IsAsync(() =>
    {
        Time.Advance(TimeSpan.FromMilliseconds(500));
        return isSo();
    });
}
