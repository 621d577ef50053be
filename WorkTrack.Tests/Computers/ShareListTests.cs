using Bunit;
using WorkTrack.Tests.Dashboard;
using WorkTrack.Web.Computers;

namespace WorkTrack.Tests.Computers;

public sealed class ShareListTests : DashboardContext
{
    [Fact]
    public void List_MoreThanFit_AddsUpTheRest()
    {
        var list = RenderList(new Share("a", null, 60), new Share("b", "note", 30), new Share("c", null, 20), new Share("d", null, 10));

        Assert.Equal(["a", "bnote", "2 other programs"], list.FindAll(".share-name").Select(name => name.TextContent));
        Assert.Equal(["1 h 00 min", "30 min", "30 min"], list.FindAll(".share-minutes").Select(minutes => minutes.TextContent));
        Assert.Equal(["50 %", "25 %", "25 %"], list.FindAll(".share-percent").Select(percent => percent.TextContent));
        Assert.Equal(["width:100%", "width:50%", "width:50%"], list.FindAll(".share-bar div").Select(bar => bar.GetAttribute("style")));
    }

    [Fact]
    public void List_Nothing_SaysSo() => Assert.Equal("Nothing", RenderList().Find(".shares-empty").TextContent);

    [Fact]
    public void List_AnotherCulture_KeepsTheStyleSheetsNumbers()
    {
        System.Globalization.CultureInfo.CurrentCulture = new("pt-BR");

        var list = RenderList(new Share("a", null, 3), new Share("b", null, 1));

        Assert.Equal("width:33.33%", list.FindAll(".share-bar div")[1].GetAttribute("style"));
    }

    private IRenderedComponent<ShareList> RenderList(params Share[] shares) => Render<ShareList>(parameters => parameters
        .Add(list => list.Shares, shares).Add(list => list.Most, 3).Add(list => list.Others, "OtherPrograms").Add(list => list.Empty, "Nothing"));
}
