using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WorkTrack.Data.Accounts;
using WorkTrack.Tests.Reports;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Reports;

namespace WorkTrack.Tests.Browser;

/// <summary>
/// What supervisors do with WorkTrack from one end to the other: in two languages, on a telephone and on a wide screen, light
/// and dark. Four walks have every pair of these in one of them; the long run has all eight.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class MainPathTests(MonthServer server, Chromium chromium) : IClassFixture<MonthServer>
{
    private const string Portuguese = "pt-BR";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("pt-BR", 1440, ColorScheme.Light)]
    [InlineData("pt-BR", 1440, ColorScheme.Dark)]
    [InlineData("pt-BR", 390, ColorScheme.Light)]
    [InlineData("pt-BR", 390, ColorScheme.Dark)]
    [InlineData("en", 1440, ColorScheme.Light)]
    [InlineData("en", 1440, ColorScheme.Dark)]
    [InlineData("en", 390, ColorScheme.Light)]
    [InlineData("en", 390, ColorScheme.Dark)]
    public async Task Supervisor_SignsInFindsReadsReportsExportsAndShares(string language, int width, ColorScheme colours)
    {
        if (language == Portuguese != (width > 1000 == (colours == ColorScheme.Light)))
        {
            LongRun.Only();
        }

        var (name, other) = ($"ana.{language}.{width}.{colours}", language == Portuguese ? "en" : Portuguese);
        await server.App.CreateAccountAsync(name, Role.Supervisor, server.EvenTeam);
        var page = await chromium.OpenPageAsync(server.App.Address, width, 844, colours, language: language);
        var errors = new List<string>();
        page.PageError += (_, error) => errors.Add(error);

        await Tour.FillInAsync(page, name);
        await IsAsync(page, language, language == Portuguese ? "Hoje" : "Today");
        Assert.Equal(colours == ColorScheme.Dark ? "dark" : "light", await page.Locator("html").GetAttributeAsync("data-theme"));

        await FindAsync(page, width);
        await ReadDayAsync(page);
        await ReportAsync(page, width);
        var minutes = await ExportAsync(page, language);
        await Assertions.Expect(page.GetByTestId("total-active")).ToHaveTextAsync(Text(minutes));

        var address = page.Url;
        await Tour.ChooseAsync(page, other);
        await IsAsync(page, other, other == Portuguese ? "Relatórios" : "Reports");
        Assert.Equal(address, page.Url);
        await Assertions.Expect(page.GetByTestId("total-active")).ToHaveTextAsync(Text(minutes));

        // From a link, in a browser that knows nothing yet: their own language comes with their account.
        var again = await chromium.OpenPageAsync(new Uri(address), width, 844, colours, language: language);
        await Assertions.Expect(again.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Tour.FillInAsync(again, name);
        await again.WaitForURLAsync(address);
        await IsAsync(again, other, other == Portuguese ? "Relatórios" : "Reports");
        await Assertions.Expect(again.GetByTestId("total-active")).ToHaveTextAsync(Text(minutes));
        Assert.Empty(errors);
    }

    /// <summary>Finds a computer of theirs, and none of another team: by keys, or by taps where there are none.</summary>
    private static async Task FindAsync(IPage page, int width)
    {
        var search = page.GetByTestId("global-search");
        if (width > 1000)
        {
            await page.Keyboard.PressAsync("/");
            await Assertions.Expect(search).ToBeFocusedAsync();
        }

        await search.PressSequentiallyAsync("PC-15");
        await Assertions.Expect(page.GetByTestId("search-none")).ToBeVisibleAsync();
        await search.FillAsync("PC-12");
        var result = page.GetByTestId("search-result");
        await Assertions.Expect(result).ToHaveCountAsync(1);
        await (width > 1000 ? search.PressAsync("Enter") : result.ClickAsync());
        await Assertions.Expect(page.GetByTestId("computer-id")).ToHaveTextAsync("PC-12");
    }

    private async Task ReadDayAsync(IPage page)
    {
        await Assertions.Expect(page.GetByTestId("timeline")).ToBeVisibleAsync();
        await page.GetByTestId("day-before").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/computers/PC-12\?day=\d{4}-\d\d-\d\d$"));
        var day = DateOnly.ParseExact(page.Url[^10..], "yyyy-MM-dd", CultureInfo.InvariantCulture);
        await Assertions.Expect(page.GetByTestId("day")).ToHaveAttributeAsync("data-day", ReportQuery.Iso(day));
        await Assertions.Expect(page.GetByTestId("day-active")).ToHaveTextAsync(Text(server.MinutesOf("PC-12", day, day)));
        await NothingSticksOutAsync(page);
    }

    /// <summary>Asks for thirty days that are over, a line for each computer.</summary>
    private static async Task ReportAsync(IPage page, int width)
    {
        if (width < 1100)
        {
            await page.GetByTestId("menu").ClickAsync();
        }

        await page.Locator(".nav a[href=reports]").ClickAsync();
        await page.GetByTestId("preset-custom").ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("range=custom"));
        var today = DateOnly.ParseExact(await page.GetByTestId("report-to").InputValueAsync(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        await SetAsync("report-from", today.AddDays(-30), "from");
        await SetAsync("report-to", today.AddDays(-1), "to");
        await page.GetByTestId("report-by").SelectOptionAsync("Computer");
        await Assertions.Expect(page.GetByTestId("report-line")).ToHaveCountAsync(GeneratedMonth.Computers / 2);
        await Assertions.Expect(page.GetByTestId("heat")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("report-programs").Locator("li")).ToHaveCountAsync(4);
        await NothingSticksOutAsync(page);

        async Task SetAsync(string field, DateOnly day, string word)
        {
            await page.GetByTestId(field).FillAsync(ReportQuery.Iso(day));
            await Assertions.Expect(page).ToHaveURLAsync(new Regex($"{word}={ReportQuery.Iso(day)}"));
        }
    }

    /// <summary>Loads the file that people of the language would, and compares each computer's minutes with the page's and with what was generated.</summary>
    /// <returns>The minutes of all of them.</returns>
    private async Task<long> ExportAsync(IPage page, string language)
    {
        var isForExcel = language == Portuguese;
        await page.GetByTestId("export").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId(isForExcel ? "export-csv-excel" : "export-csv").ClickAsync());
        var text = await File.ReadAllTextAsync(await download.PathAsync(), Stop);
        var file = isForExcel ? CsvText.Read(text, ';') : CsvText.Read(text, ',');
        var (id, active) = isForExcel ? ("ID do computador", "Minutos em uso") : ("computer_id", "active_minutes");
        var lines = file.GroupBy(line => line[id]).ToDictionary(line => line.Key, line => line.Sum(row => long.Parse(row[active], CultureInfo.InvariantCulture)));

        var query = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(page.Url).Query);
        var (from, to) = (DateOnly.Parse(query["from"].ToString(), CultureInfo.InvariantCulture), DateOnly.Parse(query["to"].ToString(), CultureInfo.InvariantCulture));
        Assert.Equal(
            server.Minutes.Keys.Where(computer => int.Parse(computer["PC-".Length..], CultureInfo.InvariantCulture) % 2 == 0).ToDictionary(computer => computer, computer => server.MinutesOf(computer, from, to)),
            lines);
        foreach (var line in await page.GetByTestId("report-line").AllAsync())
        {
            Assert.Equal(Text(lines[await line.Locator("bdi").InnerTextAsync()]), await line.Locator("td").First.InnerTextAsync());
        }

        return lines.Values.Sum();
    }

    private static async Task IsAsync(IPage page, string language, string heading)
    {
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(heading);
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await NothingSticksOutAsync(page);
    }

    private static async Task NothingSticksOutAsync(IPage page) =>
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), $"{page.Url} sticks out sideways.");

    private static string Text(long minutes) => minutes < 60 ? $"{minutes} min" : $"{minutes / 60} h {minutes % 60:00} min";
}
