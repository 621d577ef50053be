using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkTrack.Data.Audit;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Browser;

/// <summary>What of reports and programs is not on the main paths (<see cref="MainPathTests"/>), on a generated month.</summary>
[Collection(InBrowser.Name)]
public sealed class ReportTests(MonthServer server, Chromium chromium) : IClassFixture<MonthServer>
{
    [Fact]
    public async Task Rule_Written_ShowsWhatItWouldMatchAndThenDecides()
    {
        var page = await OpenAsync("programs");
        await Assertions.Expect(page.GetByTestId("no-rules")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("category-uncategorised")).ToContainTextAsync("100");

        await page.GetByTestId("add-rule").ClickAsync();
        await Assertions.Expect(page.GetByTestId("save-rule")).ToBeDisabledAsync();
        await page.GetByTestId("rule-title").FillAsync("*video*");
        await Assertions.Expect(page.GetByTestId("rule-match").First).ToContainTextAsync("Cats - Video");
        await page.GetByTestId("rule-category").SelectOptionAsync("Unproductive");
        await page.GetByTestId("save-rule").ClickAsync();

        await Assertions.Expect(page.GetByTestId("rule")).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByTestId("category-unproductive")).Not.ToContainTextAsync("· 0 min");
        var records = await server.App.Services.GetRequiredService<AuditStore>().ReadAsync(new AuditFilter("program_rule_saved", null, null, null), null, 10, TestContext.Current.CancellationToken);
        Assert.Contains("unproductive", Assert.Single(records).Entry.Details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reports?by=user&range=custom&from=2020-01-01&step=month", ColorScheme.Dark)]
    [InlineData("programs", ColorScheme.Dark)]
    public async Task Page_NarrowWindow_NothingSticksOutSideways(string address, ColorScheme colours)
    {
        var page = await OpenAsync(address, 390, colours);

        await Assertions.Expect(page.GetByTestId("categories")).ToBeVisibleAsync();

        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "Nothing sticks out sideways.");
    }

    private async Task<IPage> OpenAsync(string address, int width = 1440, ColorScheme colours = ColorScheme.Light)
    {
        var page = await chromium.OpenPageAsync(new Uri(server.App.Address, address), width, 844, colours);
        await Tour.FillInAsync(page, "root");
        return page;
    }
}
