using Bunit;
using WorkTrack.Web.Dashboard;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Dashboard;

public sealed class FleetTilesTests : DashboardContext
{
    [Theory]
    [InlineData("tile-online", "3")]
    [InlineData("tile-offline", "2")]
    [InlineData("tile-total", "5")]
    [InlineData("tile-usage", "12 h 05 min")]
    public void Tile_Stats_ShowsOnlyItsFigure(string tile, string text)
    {
        var tiles = Render<FleetTiles>(parameters => parameters.Add(t => t.Stats, new FleetStats(5, 3, 725)));

        Assert.Equal(text, tiles.Find($"[data-testid={tile}]").TextContent);
        Assert.Empty(tiles.FindAll("[data-testid=tile-archived]"));
    }

    [Fact]
    public void Tile_UsageOfArchivedComputers_IsInTheFigureAndSaysSo()
    {
        var tiles = Render<FleetTiles>(parameters => parameters.Add(t => t.Stats, new FleetStats(5, 3, 725, 65)));

        Assert.Equal("12 h 05 min", tiles.Find("[data-testid=tile-usage]").TextContent);
        var note = tiles.Find("[data-testid=tile-archived]");
        Assert.Equal(("archive", "1 h 05 min of it on archived computers"), (note.GetAttribute("href"), note.TextContent));
    }
}
