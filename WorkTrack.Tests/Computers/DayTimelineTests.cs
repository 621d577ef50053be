using Bunit;
using WorkTrack.Data.Days;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Days;
using WorkTrack.Domain.Ledger;
using WorkTrack.Tests.Dashboard;
using WorkTrack.Web.Computers;

namespace WorkTrack.Tests.Computers;

public sealed class DayTimelineTests : DashboardContext
{
    private const string Hostile = "</bdi></div><img src=x onerror=alert(1)>";

    [Fact]
    public void Timeline_EachState_HasALookAndWordsOfItsOwn()
    {
        var timeline = RenderDay(new DateOnly(2026, 11, 20), (9 * 60, TimelineState.Off, null, null), (60, TimelineState.Active, "a.exe", "A"),
            (30, TimelineState.Idle, null, null), (90, TimelineState.Active, null, null), (720, TimelineState.Off, null, null));

        var pieces = timeline.FindAll(".timeline-bar > .piece");
        Assert.Equal(
            ["piece-off", "piece-active tone-1", "piece-idle", "piece-active tone-unknown", "piece-off"],
            pieces.Select(piece => string.Join(' ', piece.ClassList.Skip(1))));
        Assert.Equal("left:37.5%;width:4.1667%", pieces[1].GetAttribute("style"));
        Assert.Equal(
            ["00:00–09:00", "09:00–10:00", "10:00–10:30", "10:30–12:00", "12:00–24:00"],
            timeline.FindAll("[data-testid=timeline-table] tbody th").Select(times => times.TextContent));
        Assert.Equal(["00", "03", "06", "09", "12", "15", "18", "21", "24"], timeline.FindAll(".timeline-hours span").Select(hour => hour.TextContent));
        Assert.Equal(
            ["a.exe1 h 00 min", "Unknown program1 h 30 min", "Idle30 min", "Off"],
            timeline.FindAll(".timeline-legend li").Select(entry => entry.TextContent.Trim()));
    }

    [Theory]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    public void Timeline_DayOfAClockChange_HasItsHoursWhereTheyAre(string day, int hours)
    {
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        var timeline = RenderDay(date, (hours * 60, TimelineState.Off, null, null));

        var marks = timeline.FindAll(".timeline-hours span");
        Assert.Equal(["00", "03", "06", "09", "12", "15", "18", "21", "24"], marks.Select(hour => hour.TextContent));
        Assert.Equal(FormattableString.Invariant($"left:{100d * (hours - 3) / hours:0.####}%"), marks[7].GetAttribute("style"));
    }

    [Fact]
    public void Timeline_ManyPrograms_GivesTheMostUsedColoursOfTheirOwn()
    {
        var day = Enumerable.Range(0, 9).Select(i => (90 - i, TimelineState.Active, (string?)$"p{i}", (string?)null)).ToArray();

        var timeline = RenderDay(new DateOnly(2026, 11, 20), day);

        Assert.Equal(
            ["tone-1", "tone-2", "tone-3", "tone-4", "tone-5", "tone-6", "tone-other", "tone-other", "tone-other"],
            timeline.FindAll(".timeline-bar > .piece").Select(piece => piece.ClassList[^1]));
        Assert.Contains("Other programs", timeline.Find(".timeline-legend").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Timeline_HostileNames_StayText()
    {
        var plain = RenderDay(new DateOnly(2026, 11, 20), (60, TimelineState.Active, "text", "text"));

        var timeline = RenderDay(new DateOnly(2026, 11, 20), (60, TimelineState.Active, Hostile, Hostile));

        Assert.Equal(plain.FindAll("*").Count, timeline.FindAll("*").Count);
        Assert.Empty(timeline.FindAll("img"));
        Assert.Equal(Hostile, timeline.Find(".tip-title").TextContent);
        Assert.Equal(Hostile, timeline.Find(".timeline-legend bdi").TextContent);
        Assert.DoesNotContain(timeline.FindAll("[style]"), styled => styled.GetAttribute("style")!.Contains('<', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Timeline_ArrowKeys_GoFromPieceToPieceAndSayEach()
    {
        var timeline = RenderDay(new DateOnly(2026, 11, 20), (60, TimelineState.Active, "a.exe", "A"), (60, TimelineState.Idle, null, null));
        Assert.Equal("", timeline.Find("[role=status]").TextContent.Trim());

        await timeline.Find(".timeline-bar").KeyDownAsync("ArrowRight");
        Assert.Contains("00:00–01:00", timeline.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Contains("a.exe", timeline.Find("[role=status]").TextContent, StringComparison.Ordinal);

        await timeline.Find(".timeline-bar").KeyDownAsync("End");
        Assert.Contains("Idle", timeline.Find("[role=status]").TextContent, StringComparison.Ordinal);

        await timeline.Find(".timeline-bar").KeyDownAsync("ArrowRight");
        Assert.Contains("Idle", timeline.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Timeline_Zoomed_ShowsThatPartWithItsMinutesAndWaysOnAndBack()
    {
        var timeline = RenderDay(new DateOnly(2026, 11, 20), new DayZoom(9, 12), (9 * 60, TimelineState.Off, null, null), (45, TimelineState.Active, "a.exe", "A"),
            (300, TimelineState.Idle, null, null), (555, TimelineState.Off, null, null));

        Assert.Equal(
            [("piece-active tone-1", "left:0%;width:25%"), ("piece-idle", "left:25%;width:75%")],
            timeline.FindAll(".timeline-bar > .piece").Select(piece => (string.Join(' ', piece.ClassList.Skip(1)), piece.GetAttribute("style"))));
        Assert.Equal(["09:00–09:45", "09:45–14:45"], timeline.FindAll("[data-testid=timeline-table] tbody th").Select(times => times.TextContent));
        var marks = timeline.FindAll(".timeline-hours span").Select(mark => mark.TextContent).ToList();
        Assert.Equal((13, "09:00", "09:15", "12:00"), (marks.Count, marks[0], marks[1], marks[^1]));
        Assert.Equal("computers/PC-1?day=2026-11-20", Link("zoom-all"));
        Assert.Equal("computers/PC-1?day=2026-11-20&zoom=06-09", Link("zoom-before"));
        Assert.Equal("computers/PC-1?day=2026-11-20&zoom=12-15", Link("zoom-after"));
        Assert.Equal(["09-10", "10-11", "11-12"], timeline.FindAll("[data-testid=zoom-parts] a").Select(part => part.TextContent));

        string? Link(string name) => timeline.Find($"[data-testid={name}]").GetAttribute("href");
    }

    [Fact]
    public void Timeline_ZoomIntoAnHourThatClocksJumpOver_ShowsTheWholeDay()
    {
        var timeline = RenderDay(new DateOnly(2026, 3, 29), new DayZoom(2, 3), (23 * 60, TimelineState.Off, null, null));

        Assert.Equal(["00", "03", "06", "09", "12", "15", "18", "21", "24"], timeline.FindAll(".timeline-hours span").Select(hour => hour.TextContent));
    }

    private IRenderedComponent<DayTimeline> RenderDay(DateOnly date, params (int Minutes, TimelineState State, string? Program, string? Title)[] stretches) =>
        RenderDay(date, null, stretches);

    private IRenderedComponent<DayTimeline> RenderDay(DateOnly date, DayZoom? zoom, params (int Minutes, TimelineState State, string? Program, string? Title)[] stretches)
    {
        var day = Calendar.MinutesOf(date);
        var pieces = new List<NamedPiece>();
        foreach (var (minutes, state, program, title) in stretches)
        {
            pieces.Add(new NamedPiece(new MinuteRange(pieces is [.., var last] ? last.Minutes.End : day.First, minutes), state, program, title));
        }

        int Sum(Func<TimelineState, bool> counts) => pieces.Where(piece => counts(piece.State)).Sum(piece => (int)piece.Minutes.Count);
        var figures = new DayFigures(
            Sum(state => state != TimelineState.Off), Sum(state => state == TimelineState.Active), day.First, day.End - 1, Remarks.None);
        var windows = pieces.Where(piece => piece.State == TimelineState.Active)
            .Select(piece => new ProgramUsage(piece.Program, piece.Title, piece.Minutes.Count)).ToList();
        return Render<DayTimeline>(parameters => parameters
            .Add(t => t.Id, ComputerId.Parse("PC-1")).Add(t => t.Zoom, zoom).Add(t => t.Day, new DayView(date, day, figures, pieces, windows, [])));
    }
}
