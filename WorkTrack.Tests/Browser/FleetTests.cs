using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WorkTrack.Data.Accounts;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Browser;

/// <summary>The list of all computers, as those see it who look after them.</summary>
[Collection(InBrowser.Name)]
public sealed class FleetTests(Chromium chromium) : OnRunningServer(new ShiftedTime(), ("Access:Open", "false"))
{
    private const int Computers = 10_000;

    [Theory]
    [InlineData(1440, 1)]
    [InlineData(1024, 2)]
    [InlineData(390, 1)]
    public async Task TenThousand_ScrolledThrough_DrawsOnlyWhatIsInSightAndCutsNothing(int width, int columns)
    {
        Fill();
        await App.CreateAccountAsync("root", Role.Admin);
        var page = await OpenAsync("root", "computers", width);
        var rows = page.GetByTestId("computer-row");
        await Assertions.Expect(rows.First).ToHaveAttributeAsync("data-computer-id", "PC-0000");
        await page.WaitForFunctionAsync("() => document.querySelector('.virtual[style]')");
        Assert.Equal(columns, await page.EvaluateAsync<int>("() => getComputedStyle(document.querySelector('.virtual')).gridTemplateColumns.split(' ').length"));

        foreach (var share in new[] { 0.3, 0.7, 1 })
        {
            await page.EvaluateAsync("share => scrollTo(0, document.documentElement.scrollHeight * share)", share);
            await page.WaitForFunctionAsync(
                """
                () => [...document.querySelectorAll('[data-testid=computer-row]')].map(e => e.getBoundingClientRect())
                  .some(box => box.top <= innerHeight / 2 + 20 && box.bottom >= innerHeight / 2 - 20)
                """);
            Assert.InRange(await rows.CountAsync(), 1, 60);
        }

        await Assertions.Expect(rows.Last).ToHaveAttributeAsync("data-computer-id", "PC-9999");
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= window.innerWidth"), "Nothing sticks out sideways.");
        Assert.Empty(await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('.fleet-rows .row, .fleet-rows .row > *')]
              .filter(box => box.scrollHeight > box.clientHeight + 1 || (innerWidth < 1240 && box.scrollWidth > box.clientWidth + 1)).map(box => box.outerHTML)
            """));
    }

    [Fact]
    public async Task Supervisor_OfATeam_FindsItsComputersByTheNavigationSortsThemAndSharesTheView()
    {
        await Tour.FillAsync(App);
        var page = await OpenAsync("ana", "");
        await page.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Link, new() { Name = "Computers" }).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/computers$"));
        await Assertions.Expect(page.GetByTestId("found")).ToHaveTextAsync("2 computers");
        await Assertions.Expect(Ids(page)).ToHaveTextAsync(["Estação de trabalho da contabilidade", "Recepção"]);
        await Assertions.Expect(page.GetByTestId("filter-team")).ToHaveCountAsync(0);

        await page.GetByTestId("sort-user").PressAsync("Enter");
        await Assertions.Expect(Ids(page)).ToHaveTextAsync(["Recepção", "Estação de trabalho da contabilidade"]);
        await page.GetByTestId("search").FillAsync("PC");
        await page.GetByTestId("search").PressAsync("Enter");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/computers\?q=PC&sort=user$"));

        // What is sent to somebody shows them what is theirs.
        var other = await OpenAsync("root", new Uri(page.Url).PathAndQuery.TrimStart('/'));
        await Assertions.Expect(Ids(other)).ToHaveTextAsync(["Recepção", "Estação de trabalho da contabilidade", "PC-3"]);
        await Assertions.Expect(other.GetByTestId("search")).ToHaveValueAsync("PC");

        await other.GetByTestId("computer-row").First.GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(other.GetByTestId("computer-id")).ToHaveTextAsync("PC-1");
    }

    [Fact]
    public async Task Export_OfWhatIsFound_IsDownloaded()
    {
        await Tour.FillAsync(App);
        var page = await OpenAsync("ana", "computers?q=PC-2");
        await page.GetByTestId("export").Locator("summary").ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("export-csv").ClickAsync());

        var text = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal("PC-2", Assert.Single(CsvText.Read(text, ','))["computer_id"]);
        await page.GetByTestId("to-archive").ClickAsync();
        await Assertions.Expect(page.GetByTestId("archived-computer")).ToHaveCountAsync(1);
    }

    private static ILocator Ids(IPage page) => page.GetByTestId("computer-row").Locator(".row-name");

    private async Task<IPage> OpenAsync(string name, string path, int width = 1440)
    {
        var page = await chromium.OpenPageAsync(new Uri(App.Address, "login"), width, 844);
        await Tour.SignInAsync(page, App.Address, name);
        await Tour.GoAsync(page, App.Address, path);
        return page;
    }

    private void Fill()
    {
        var (board, now) = (App.Services.GetRequiredService<Board>(), TimeProvider.System.GetUtcNow());
        for (var i = 0; i < Computers; i++)
        {
            board.Apply(new Computer
            {
                Key = i + 1,
                Id = ComputerId.Parse($"PC-{i:0000}"),
                RegisteredAt = now.AddDays(-i % 400),
                LastSeenAt = now,
                Profile = ComputerProfile.Create($"Estação {i:0000} da contabilidade", "Maria Aparecida Santos", "Windows 11 Pro 10.0.22631", agentVersion: "1.12.3"),
                Hours = RecentHours.Empty,
            });
        }
    }
}
