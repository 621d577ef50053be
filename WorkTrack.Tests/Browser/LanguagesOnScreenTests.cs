using Microsoft.Playwright;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Browser;

/// <summary>Pages in every language, on a telephone and on a wide screen.</summary>
[Collection(InBrowser.Name)]
public sealed class LanguagesOnScreenTests(Chromium chromium) : OnRunningServer(new ShiftedTime(), ("Access:Open", "false"))
{
    [Theory]
    [InlineData("en", 390)]
    [InlineData("pt-BR", 390)]
    [InlineData("es", 390)]
    [InlineData("pt-BR", 1440)]
    public async Task EveryPage_CutsNoText(string language, int width)
    {
        await Tour.FillAsync(App);
        var page = await chromium.OpenPageAsync(new Uri(App.Address, "login"), width, 844);
        await Tour.ChooseAsync(page, language);
        var cut = new List<string>();
        foreach (var path in Tour.Outside)
        {
            await LookAsync(path);
        }

        await Tour.SignInAsync(page, App.Address, "root");
        foreach (var path in Tour.Inside)
        {
            await LookAsync(path);
        }

        if (width < 1100)
        {
            await page.GetByTestId("menu").ClickAsync();
            await Assertions.Expect(page.GetByTestId("account-link")).ToBeVisibleAsync();
            cut.AddRange(await CutText.FindAsync(page));
        }

        Assert.Empty(cut);

        async Task LookAsync(string path)
        {
            await Tour.GoAsync(page, App.Address, path);
            Assert.Equal(language, await page.EvaluateAsync<string>("() => document.documentElement.lang"));
            cut.AddRange((await CutText.FindAsync(page)).Select(text => $"/{path} {text}"));
        }
    }

    [Fact]
    public async Task Choice_OnALivePage_StaysThroughChanges()
    {
        await Tour.FillAsync(App);
        var page = await chromium.OpenPageAsync(new Uri(App.Address, "login"));
        await Tour.SignInAsync(page, App.Address, "root");
        await Tour.GoAsync(page, App.Address, "?q=PC-2");

        await Tour.ChooseAsync(page, "pt-BR");

        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Hoje");
        var card = page.Locator("[data-testid=computer-card][data-computer-id=PC-2]");
        await Assertions.Expect(card).ToContainTextAsync("Usuário desconhecido");
        await Assertions.Expect(page.GetByTestId("found")).ToHaveTextAsync("1 de 3 computadores");

        // The change is told by the server's own threads, which read English.
        await App.ReportFromTeamAsync(0, """{"type":"agent_data","computer_id":"PC-2","user_name":"Bruno","usage_minutes":41}""", """{"type":"agent_data","computer_id":"PC-20"}""");
        await Assertions.Expect(card).ToContainTextAsync("Bruno");
        await Assertions.Expect(card).ToContainTextAsync("Uso hoje");
        await Assertions.Expect(page.GetByTestId("found")).ToHaveTextAsync("2 de 4 computadores");
    }
}
