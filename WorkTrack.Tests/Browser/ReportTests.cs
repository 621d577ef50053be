using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkTrack.Data.Audit;
using WorkTrack.Tests.Reports;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Reports;

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

    [Fact]
    public async Task Print_OfAReport_IsWhatWasFoundAndNothingElse()
    {
        // A4 between the margins that browsers leave, in CSS pixels; and a reader who likes it dark.
        var today = server.App.Services.GetRequiredService<ReportService>().Today;
        var page = await OpenAsync($"reports?by=computer&team={server.EvenTeam}&range=custom&from={ReportQuery.Iso(today.AddDays(-30))}", 718, ColorScheme.Dark);
        await Assertions.Expect(page.GetByTestId("heat")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("report-programs")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("report-period").First).Not.ToBeVisibleAsync();

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        foreach (var hidden in new[] { ".top-bar", ".rail", ".skip-link", ".report-tools", "[data-testid=export]", "[data-testid=report-periods] > summary" })
        {
            await Assertions.Expect(page.Locator(hidden)).Not.ToBeVisibleAsync();
        }

        foreach (var shown in new[] { "report-range", "total-active", "total-idle", "average-day", "most-used", "report-lines", "report-sum", "heat", "categories", "report-programs", "report-notes" })
        {
            await Assertions.Expect(page.GetByTestId(shown)).ToBeVisibleAsync();
        }

        await Assertions.Expect(page.GetByTestId("report-range")).ToContainTextAsync("Even");
        await Assertions.Expect(page.GetByTestId("report-line")).ToHaveCountAsync(GeneratedMonth.Computers / 2);
        await Assertions.Expect(page.GetByTestId("report-period").Last).ToBeVisibleAsync();
        Assert.Empty(await CutText.FindAsync(page));

        // Dark ink on white paper, and dark again on the screen.
        await page.EvaluateAsync("() => addEventListener('beforeprint', () => { window.printed = document.documentElement.dataset.theme; })");
        Assert.NotEmpty(await page.PdfAsync(new() { Format = "A4" }));
        Assert.Equal("light", await page.EvaluateAsync<string>("() => window.printed"));
        Assert.Equal("dark", await page.Locator("html").GetAttributeAsync("data-theme"));
    }

    [Fact]
    public async Task Fields_ChangedAtOnce_AllHold()
    {
        var page = await OpenAsync("reports?range=custom&from=2026-01-01");
        await Assertions.Expect(page.GetByTestId("report-by")).ToBeVisibleAsync();

        // Both before the browser hears of the first.
        await page.EvaluateAsync(
            """
            () => {
              for (const [field, choice] of [['report-by', 'User'], ['report-step', 'Week']]) {
                const select = document.querySelector(`[data-testid=${field}]`);
                select.value = choice;
                select.dispatchEvent(new Event('change', { bubbles: true }));
              }
            }
            """);

        await Assertions.Expect(page).ToHaveURLAsync(new Regex("by=user.*step=week"));
        await Assertions.Expect(page.GetByTestId("report-by")).ToHaveValueAsync("User");
        await page.GoBackAsync();
        await Assertions.Expect(page.GetByTestId("report-step")).Not.ToHaveValueAsync("Week");
        await Assertions.Expect(page.GetByTestId("report-by")).ToHaveValueAsync("User");
    }

    [Fact]
    public async Task Page_SqliteThatCannotBeRead_SaysSoPartByPartAndReadsItAtAClick()
    {
        foreach (var table in new[] { "usage_days", "program_rules", "saved_reports" })
        {
            await server.Home.ExecuteOnSqliteAsync($"ALTER TABLE {table} RENAME TO gone_{table}");
        }

        var page = await OpenAsync("reports?by=computer&range=custom&from=2026-01-01");
        await page.GetByTestId("saved-reports").ClickAsync();

        await ReadAgainAsync("report-away", "usage_days", "total-active");
        await Assertions.Expect(page.GetByTestId("heat")).ToBeVisibleAsync();
        await ReadAgainAsync("saved-away", "saved_reports", "report-name");
        await ReadAgainAsync("report-programs-away", "program_rules", "report-programs");

        async Task ReadAgainAsync(string away, string table, string found)
        {
            await Assertions.Expect(page.GetByTestId(away)).ToContainTextAsync("the database does not answer");
            await server.Home.ExecuteOnSqliteAsync($"ALTER TABLE gone_{table} RENAME TO {table}");
            await page.GetByTestId(away).GetByTestId("try-again").ClickAsync();
            await Assertions.Expect(page.GetByTestId(found)).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByTestId(away)).ToHaveCountAsync(0);
        }
    }

    private async Task<IPage> OpenAsync(string address, int width = 1440, ColorScheme colours = ColorScheme.Light)
    {
        var page = await chromium.OpenPageAsync(new Uri(server.App.Address, address), width, 844, colours);
        await Tour.FillInAsync(page, "root");
        return page;
    }
}
