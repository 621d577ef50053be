using System.Net;
using System.Text.RegularExpressions;

namespace WorkTrack.Tests.Support;

/// <summary>Somebody with a browser that keeps cookies, follows no redirect by itself, and runs no script.</summary>
internal sealed partial class Visitor : IDisposable
{
    /// <summary>The password of every account that tests make.</summary>
    public const string Password = "Four unrelated words: moss, kettle, orbit, plum";

    private readonly HttpClientHandler _handler = new() { AllowAutoRedirect = false };

    public Visitor(Uri address) => Client = new HttpClient(_handler) { BaseAddress = address };

    public HttpClient Client { get; }

    /// <summary>The cookies it has.</summary>
    public CookieContainer Cookies => _handler.CookieContainer;

    /// <summary>Its cookies as a header.</summary>
    public string CookieHeader => Cookies.GetCookieHeader(Client.BaseAddress!);

    /// <summary>Signs in, and expects that to work.</summary>
    public async Task SignInAsync(string name, string password = Password)
    {
        using var answer = await TrySignInAsync(name, password);
        Assert.True(answer.StatusCode == HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>Fills in the form to sign in.</summary>
    public Task<HttpResponseMessage> TrySignInAsync(string name, string password, string query = "") => SubmitAsync(
        "/login" + query, "password", ("Password.Name", name), ("Password.Password", password));

    /// <summary>Opens a page and submits one of its forms.</summary>
    public async Task<HttpResponseMessage> SubmitAsync(string page, string form, params (string Name, string Value)[] fields)
    {
        var html = await PageAsync(page);
        return await PostAsync(page, [("_handler", form), ("__RequestVerificationToken", TokenIn(html, form)), .. fields]);
    }

    /// <summary>A page's markup.</summary>
    public async Task<string> PageAsync(string page)
    {
        using var answer = await GetAsync(page);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string path) => Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

    /// <summary>Posts a form as it is given, with a token or without.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        using var content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await Client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    /// <summary>The token of a form in a page's markup.</summary>
    public static string TokenIn(string html, string form)
    {
        var at = html.IndexOf($"value=\"{form}\"", StringComparison.Ordinal);
        Assert.True(at >= 0, $"The page has no form {form}: {html}");
        var begin = html.LastIndexOf("<form", at, StringComparison.Ordinal);
        return WebUtility.HtmlDecode(Token().Match(html, begin).Groups[1].Value);
    }

    /// <summary>The value of a hidden field in a page's markup.</summary>
    public static string HiddenIn(string html, string name) =>
        WebUtility.HtmlDecode(Regex.Match(html, $"name=\"{Regex.Escape(name)}\" value=\"([^\"]*)\"").Groups[1].Value);

    public void Dispose()
    {
        Client.Dispose();
        _handler.Dispose();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
