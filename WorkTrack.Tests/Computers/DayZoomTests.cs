using System.Globalization;
using WorkTrack.Domain.Days;
using WorkTrack.Web.Computers;

namespace WorkTrack.Tests.Computers;

public sealed class DayZoomTests
{
    private static readonly OrganisationCalendar Berlin = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    [Theory]
    [InlineData("09-12", 9, 12)]
    [InlineData("23-24", 23, 24)]
    public void Parse_PartOfADay_IsReadAndWrittenAlike(string text, int from, int to)
    {
        Assert.Equal(new DayZoom(from, to), DayZoom.Parse(text));
        Assert.Equal(text, new DayZoom(from, to).Text);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("9-12")]
    [InlineData("12-09")]
    [InlineData("09-09")]
    [InlineData("00-24")]
    [InlineData("23-25")]
    [InlineData("-1-02")]
    [InlineData("<script>")]
    public void Parse_AnythingElse_IsTheWholeDay(string? text) => Assert.Null(DayZoom.Parse(text));

    [Theory]
    [InlineData("2026-11-20", "02-03", 60)]
    [InlineData("2026-11-20", "21-24", 180)]
    [InlineData("2026-03-29", "02-03", 0)]
    [InlineData("2026-03-29", "00-03", 120)]
    [InlineData("2026-10-25", "02-03", 120)]
    public void Within_DayOfAClockChange_HasTheHoursThatClocksShow(string day, string zoom, int minutes)
    {
        var date = DateOnly.Parse(day, CultureInfo.InvariantCulture);

        Assert.Equal(minutes, DayZoom.Parse(zoom)!.Value.Within(Berlin.MinutesOf(date), Berlin).Count);
    }

    [Theory]
    [InlineData("2026-11-20")]
    [InlineData("2026-03-29")]
    [InlineData("2026-10-25")]
    public void Parts_OfAnyDay_CoverItWithoutAHole(string day)
    {
        var minutes = Berlin.MinutesOf(DateOnly.Parse(day, CultureInfo.InvariantCulture));

        foreach (var parts in new[] { DayZoom.OfWholeDay, DayZoom.OfWholeDay.SelectMany(part => part.Parts) })
        {
            var at = minutes.First;
            foreach (var part in parts.Select(part => part.Within(minutes, Berlin)).Where(part => !part.IsEmpty))
            {
                Assert.Equal(at, part.First);
                at = part.End;
            }

            Assert.Equal(minutes.End, at);
        }
    }

    [Fact]
    public void Steps_AtTheEdgesOfADay_LeadNowhere()
    {
        Assert.Null(new DayZoom(0, 3).Before);
        Assert.Equal(new DayZoom(3, 6), new DayZoom(0, 3).After);
        Assert.Null(new DayZoom(23, 24).After);
        Assert.Equal(new DayZoom(21, 24), new DayZoom(23, 24).Out);
        Assert.Null(new DayZoom(21, 24).Out);
        Assert.Empty(new DayZoom(23, 24).Parts);
    }
}
