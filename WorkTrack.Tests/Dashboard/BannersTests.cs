using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using WorkTrack.Data.Days;
using WorkTrack.Web.Access;
using WorkTrack.Web.Demo;
using WorkTrack.Web.Shell;

namespace WorkTrack.Tests.Dashboard;

public sealed class BannersTests : DashboardContext
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Banners_EachMode_SayWhatEverybodyMustKnow(bool open, bool demo)
    {
        Services.AddSingleton(Options.Create(new AccessOptions { Open = open }));
        Services.AddSingleton(new DemoMode(demo));

        var banners = Render<Banners>();

        Assert.Equal(
            open ? ["Open access: anybody on this machine can read and send data without an account"] : [],
            banners.FindAll("[data-testid=banner-open]").Select(banner => banner.TextContent.Trim()));
        Assert.Equal(
            demo ? ["Demo: a made-up fleet, no real data"] : [],
            banners.FindAll("[data-testid=banner-demo]").Select(banner => banner.TextContent.Trim()));
    }

    [Fact]
    public void Notices_DatabaseAwayAndDaysCounted_SayItWhileItLasts()
    {
        var notices = Render<LedgerNotices>();
        Assert.Contains("was not read since the server started", notices.Markup, StringComparison.Ordinal);

        Readiness.Set();
        Health.Lost(Time.GetUtcNow().AddMinutes(-90), new TimeoutException("hung"), unreachable: true);
        Counting.Now = new CountProgress(new DateOnly(2026, 1, 1), 12, 400);
        var again = Render<LedgerNotices>();
        Assert.Contains("The database is away since 10:30", again.Markup, StringComparison.Ordinal);
        Assert.Contains("history cannot be read", again.Markup, StringComparison.Ordinal);
        Assert.Contains("Counting days again for Europe/Berlin: 12 of 400", again.Markup, StringComparison.Ordinal);

        Health.Lost(Time.GetUtcNow(), new InvalidOperationException("read-only"), unreachable: false);
        var readable = Render<LedgerNotices>();
        Assert.Contains("The database is away since 10:30", readable.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("history cannot be read", readable.Markup, StringComparison.Ordinal);

        Health.Returned();
        Counting.Now = null;
        Assert.DoesNotContain("banner", Render<LedgerNotices>().Markup, StringComparison.Ordinal);
    }
}
