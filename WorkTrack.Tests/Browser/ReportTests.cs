using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkTrack.Data.Audit;
using WorkTrack.Tests.Reports;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Reports;

namespace WorkTrack.Tests.Browser;

/// <summary>Reports and programs as a supervisor walks through them, on a generated month.</summary>
[Collection(InBrowser.Name)]
public sealed class ReportTests(MariaDbServer mariaDb, Chromium chromium)
{
    private readonly ShiftedTime _time = new();

    [Theory]
    [InlineData(Store.Sqlite)]
    [InlineData(Store.MariaDb)]
    public async Task Report_OfAMonth_ShowsWhatTheFileHas(Store store)
    {
        using var home = await AppHome.CreateAsync(store, mariaDb);
        await using var app = await StartAsync(home);
        var reports = app.Services.GetRequiredService<ReportService>();
        var (from, to) = (ReportQuery.Iso(reports.Today.AddDays(-33)), ReportQuery.Iso(reports.Today));
        var page = await chromium.OpenPageAsync(app.Address);
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);
        await page.GotoAsync(new Uri(app.Address, $"reports?range=custom&from={from}&to={to}").ToString());

        await page.GetByTestId("report-by").SelectOptionAsync("Computer");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("by=computer"));
        await Assertions.Expect(page.GetByTestId("report-line")).ToHaveCountAsync(GeneratedMonth.Computers);
        await Assertions.Expect(page.GetByTestId("heat")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("report-programs").Locator("li")).ToHaveCountAsync(4);

        await page.GetByTestId("export").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("export-csv").ClickAsync());
        var file = CsvText.Read(await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), ',');
        var lines = file.GroupBy(line => line["computer"]).ToDictionary(line => line.Key, line => line.Sum(row => int.Parse(row["active_minutes"], System.Globalization.CultureInfo.InvariantCulture)));
        var shown = await page.GetByTestId("report-line").AllAsync();
        foreach (var line in shown)
        {
            var name = await line.Locator("bdi").InnerTextAsync();
            Assert.Equal(Text(lines[name]), await line.Locator("td").First.InnerTextAsync());
        }

        await Assertions.Expect(page.GetByTestId("total-active")).ToHaveTextAsync(Text(lines.Values.Sum()));
        await Assertions.Expect(page.GetByTestId("report-sum").Locator("td").First).ToHaveTextAsync(Text(lines.Values.Sum()));
        await Assertions.Expect(page.GetByTestId("change-active")).ToContainTextAsync("nothing in");

        // The same address shows the same, also to somebody else.
        var again = await chromium.OpenPageAsync(new Uri(page.Url));
        await again.GotoAsync(page.Url);
        await Assertions.Expect(again.GetByTestId("total-active")).ToHaveTextAsync(Text(lines.Values.Sum()));
        await again.GetByTestId("preset-today").ClickAsync();
        await Assertions.Expect(again.GetByTestId("total-active")).ToHaveTextAsync(Text(await app.UsageTodayAsync()));
        Assert.Empty(errors);
    }

    [Fact]
    public async Task Rule_Written_ShowsWhatItWouldMatchAndThenDecides()
    {
        using var home = AppHome.OnSqlite();
        await using var app = await StartAsync(home);
        var page = await chromium.OpenPageAsync(app.Address);
        await page.GotoAsync(new Uri(app.Address, "programs").ToString());
        await Assertions.Expect(page.GetByTestId("no-rules")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("category-uncategorised")).ToContainTextAsync("100");

        await page.GetByTestId("add-rule").ClickAsync();
        await Assertions.Expect(page.GetByTestId("save-rule")).ToBeDisabledAsync();
        await page.GetByTestId("rule-title").FillAsync("*video*");
        await Assertions.Expect(page.GetByTestId("rule-match").First).ToContainTextAsync("Cats - Video");
        await page.GetByTestId("rule-category").SelectOptionAsync("Unproductive");
        await page.GetByTestId("save-rule").ClickAsync();

        await Assertions.Expect(page.GetByTestId("rule")).ToHaveCountAsync(1);
        await Assertions.Expect(page.GetByTestId("category-unproductive")).Not.ToContainTextAsync("0 min");
        var records = await app.Services.GetRequiredService<AuditStore>().ReadAsync(new AuditFilter("program_rule_saved", null, null, null), null, 10, TestContext.Current.CancellationToken);
        Assert.Contains("unproductive", Assert.Single(records).Entry.Details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reports", ColorScheme.Light)]
    [InlineData("reports?by=user&range=custom&from=2020-01-01&step=month", ColorScheme.Dark)]
    [InlineData("programs", ColorScheme.Dark)]
    public async Task Page_NarrowWindow_NothingSticksOutSideways(string address, ColorScheme colours)
    {
        using var home = AppHome.OnSqlite();
        await using var app = await StartAsync(home);
        var page = await chromium.OpenPageAsync(app.Address, 390, 844, colours);
        await page.GotoAsync(new Uri(app.Address, address).ToString());

        await Assertions.Expect(page.GetByTestId("categories")).ToBeVisibleAsync();

        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "Nothing sticks out sideways.");
    }

    private async Task<WorkTrackApp> StartAsync(AppHome home)
    {
        await using (var before = WorkTrackApp.Start(home, _time))
        {
            await GeneratedMonth.WriteAsync(before, _time);
        }

        return WorkTrackApp.Start(home, _time);
    }

    private static string Text(long minutes) => minutes < 60 ? $"{minutes} min" : $"{minutes / 60} h {minutes % 60:00} min";
}
