using Bunit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
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
}
