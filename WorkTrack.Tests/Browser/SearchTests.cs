using Microsoft.Playwright;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Browser;

/// <summary>Finding a computer from any page.</summary>
[Collection(InBrowser.Name)]
public sealed class SearchTests(Chromium chromium) : OnRunningServer(new ShiftedTime(), ("Access:Open", "false"))
{
    [Theory]
    [InlineData("global-search", "search-result")]
    [InlineData("search", "computer-card")]
    public async Task Field_WhileItIsTypedIn_IsLeftToTheTypist(string field, string result)
    {
        await Tour.FillAsync(App);
        var page = await chromium.OpenPageAsync(new Uri(App.Address, "login"));
        await Tour.SignInAsync(page, App.Address, "root");
        await Tour.GoAsync(page, App.Address, "");
        await Assertions.Expect(page.GetByTestId("computer-card")).ToHaveCountAsync(3);

        // What the server would write there is what was typed a moment ago: letters typed since would be lost.
        await page.GetByTestId(field).EvaluateAsync(
            """
            field => {
              const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
              window.written = [];
              Object.defineProperty(field, 'value', { get: () => value.get.call(field), set: text => { window.written.push(text); value.set.call(field, text); } });
            }
            """);
        await page.GetByTestId(field).PressSequentiallyAsync("excel");

        await Assertions.Expect(page.GetByTestId(result)).ToHaveCountAsync(1);
        Assert.Empty(await page.EvaluateAsync<string[]>("() => window.written"));
    }
}
