using WorkTrack.Web.Dashboard;

namespace WorkTrack.Tests.Dashboard;

public sealed class UsageTextTests
{
    [Theory]
    [InlineData(0, "0 min")]
    [InlineData(59, "59 min")]
    [InlineData(60, "1 h 00 min")]
    [InlineData(725, "12 h 05 min")]
    [InlineData(1_997_500, "33291 h 40 min")]
    public void Of_WholeMinutes_IsHoursAndMinutes(long minutes, string text) => Assert.Equal(text, UsageText.Of(minutes));
}
