using System.Net;
using System.Text.RegularExpressions;

namespace WorkTrack.Bench.Screens;

/// <summary>A browser without a window, signed in to a server under development with one click.</summary>
internal sealed partial class SignedInBrowser : IDisposable
{
    private readonly HttpClientHandler _handler = new();

    private SignedInBrowser() => Client = new HttpClient(_handler);

    public HttpClient Client { get; }

    public CookieContainer Cookies => _handler.CookieContainer;

    /// <summary>Signs in.</summary>
    public static async Task<SignedInBrowser> StartAsync(Uri address)
    {
        var browser = new SignedInBrowser();
        var page = await browser.Client.GetStringAsync(new Uri(address, "/login"));
        using var form = new FormUrlEncodedContent(
            [KeyValuePair.Create("__RequestVerificationToken", WebUtility.HtmlDecode(Token().Match(page).Groups[1].Value)), KeyValuePair.Create("returnUrl", "/health/live")]);
        using var answer = await browser.Client.PostAsync(new Uri(address, "/login/developer"), form);
        answer.EnsureSuccessStatusCode();
        return browser;
    }

    public void Dispose()
    {
        Client.Dispose();
        _handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
