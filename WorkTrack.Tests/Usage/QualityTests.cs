using WorkTrack.Domain.Ledger;
using WorkTrack.Web.Usage;

namespace WorkTrack.Tests.Usage;

public sealed class QualityTests
{
    [Fact]
    public void Of_EveryRemarkThereIs_MeansSomething() =>
        Assert.All(Enum.GetValues<Remarks>().Except([Remarks.None]), remark => Assert.NotEmpty(Quality.Of(remark)));

    [Theory]
    [InlineData(Remarks.None)]
    [InlineData(Remarks.GapBegins | Remarks.GapEnds, QualityCode.Gap)]
    [InlineData(Remarks.Vouched | Remarks.ServerAway, QualityCode.ServerAway, QualityCode.Vouched)]
    [InlineData(Remarks.SamplesRefused | Remarks.ClockCorrected, QualityCode.ClockCorrected, QualityCode.SamplesRefused)]
    internal void Of_Remarks_NameEachReasonOnce(Remarks remarks, params QualityCode[] codes) =>
        Assert.Equal(codes, Quality.Of(remarks));
}
