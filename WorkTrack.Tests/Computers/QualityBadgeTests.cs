using Bunit;
using WorkTrack.Domain.Ledger;
using WorkTrack.Tests.Dashboard;
using WorkTrack.Web.Computers;

namespace WorkTrack.Tests.Computers;

public sealed class QualityBadgeTests : DashboardContext
{
    [Theory]
    [InlineData(Remarks.None, "Complete", 1)]
    [InlineData(Remarks.Vouched, "Vouched", 1)]
    [InlineData(Remarks.GapBegins | Remarks.GapEnds, "Gap", 1)]
    [InlineData(Remarks.ServerAway | Remarks.ClockCorrected | Remarks.SamplesRefused, "Server away, clock corrected, reports refused", 3)]
    public void Badge_EachQuality_HasAPictureWordsAndSentences(Remarks remarks, string label, int sentences)
    {
        var badge = Render<QualityBadge>(parameters => parameters.Add(b => b.Remarks, remarks));

        Assert.Equal(label, badge.Find("summary").TextContent.Trim());
        Assert.Single(badge.FindAll("summary svg"));
        Assert.Equal(sentences, badge.FindAll(".quality-details p").Count);
    }
}
