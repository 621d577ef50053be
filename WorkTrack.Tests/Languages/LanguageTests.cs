using System.Net;
using WorkTrack.Data.Accounts;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Accounts;
using WorkTrack.Web.Languages;

namespace WorkTrack.Tests.Languages;

/// <summary>Which language pages are in, and for whom it is kept.</summary>
public sealed class LanguageTests() : OnRunningServer(WorkTrackApp.Noon(), ("Access:Open", "false"))
{
    [Theory]
    [InlineData("pt-BR,pt;q=0.9,en;q=0.8", "pt-BR", "Entrar")]
    [InlineData("pt-PT", "pt-BR", "Entrar")]
    [InlineData("es-MX, en;q=0.5", "es", "Iniciar sesión")]
    [InlineData("en-GB", "en", "Sign in")]
    [InlineData("fr, de;q=0.9", "en", "Sign in")]
    [InlineData("de, es;q=0.7, pt;q=0.9", "pt-BR", "Entrar")]
    [InlineData(";;;", "en", "Sign in")]
    [InlineData("", "en", "Sign in")]
    public async Task Page_OfABrowser_IsInTheFirstLanguageItAsksForThatIsThere(string asked, string language, string heading)
    {
        using var visitor = App.Visit();
        visitor.Client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", asked);

        using var answer = await visitor.GetAsync("/login");
        var html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));

        Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
        Assert.Contains($"<h1>{heading}</h1>", html, StringComparison.Ordinal);
        Assert.Equal([language], answer.Content.Headers.ContentLanguage);
    }

    [Fact]
    public async Task Choice_OfAStranger_IsKeptByTheirBrowserAndLeadsBackToThePage()
    {
        using var visitor = App.Visit();
        visitor.Client.DefaultRequestHeaders.Referrer = new Uri(App.Address, "/login?ReturnUrl=%2Faudit");

        using var answer = await ChooseAsync(visitor, "/login", "es");

        Assert.Equal("/login?ReturnUrl=%2Faudit", answer.Headers.Location?.ToString());
        Assert.Contains("<html lang=\"es\"", await visitor.PageAsync("/login"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choice_OfSomebodyWithAnAccount_HoldsInEveryBrowserOfTheirs()
    {
        await App.CreateAccountAsync("ana", Role.Admin);
        using var first = App.Visit();
        await first.SignInAsync("ana");
        using var _ = await ChooseAsync(first, "/account", "pt-BR");
        Assert.Contains("<h1>Sua conta</h1>", await first.PageAsync("/account"), StringComparison.Ordinal);

        using var other = App.Visit();
        using var chosen = await ChooseAsync(other, "/login", "es");
        await other.SignInAsync("ana");

        Assert.Contains("<html lang=\"pt-BR\"", await other.PageAsync("/account"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choice_OfNoLanguageOrWithoutAToken_IsRefused()
    {
        using var visitor = App.Visit();
        using var unknown = await ChooseAsync(visitor, "/login", "tlh");
        using var bare = await visitor.PostAsync("/language", ("language", "es"));

        Assert.Equal(HttpStatusCode.BadRequest, unknown.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, bare.StatusCode);
        Assert.Contains("<html lang=\"en\"", await visitor.PageAsync("/login"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choice_FromAnotherSite_LeadsHome()
    {
        using var visitor = App.Visit();
        visitor.Client.DefaultRequestHeaders.Referrer = new Uri("https://elsewhere.example/login");

        using var answer = await ChooseAsync(visitor, "/login", "es");

        Assert.Equal("/", answer.Headers.Location?.ToString());
    }

    [Fact]
    public async Task WhatProgramsRead_IsInEnglishWhateverTheyAskFor()
    {
        using var visitor = await App.LoginAsync(Role.Admin);
        using var chosen = await ChooseAsync(visitor, "/account", "pt-BR");

        using var answer = await visitor.GetAsync("/api/stats");

        Assert.Equal(["en"], answer.Content.Headers.ContentLanguage);
    }

    [Theory]
    [InlineData("pt-BR", "Uma senha tem no mínimo 10 caracteres.")]
    [InlineData("es", "Una contraseña tiene al menos 10 caracteres.")]
    public void Problem_OfAPassword_IsSaidInTheReadersLanguage(string language, string sentence)
    {
        System.Globalization.CultureInfo.CurrentUICulture = Language.Find(language)!.Culture;

        Assert.Equal(sentence, PasswordRule.Problem(Localized.Of<AccountsText>(), "ana", "short"));
    }

    private static async Task<HttpResponseMessage> ChooseAsync(Visitor visitor, string page, string language)
    {
        var html = await visitor.PageAsync(page);
        var token = Visitor.HiddenIn(html[html.IndexOf("choose-language", StringComparison.Ordinal)..], "__RequestVerificationToken");
        return await visitor.PostAsync("/language", ("__RequestVerificationToken", token), ("language", language));
    }
}
