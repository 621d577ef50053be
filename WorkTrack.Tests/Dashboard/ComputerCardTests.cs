using System.Globalization;
using System.Reflection;
using Bunit;
using Microsoft.AspNetCore.Components.Rendering;
using WorkTrack.Domain.Activity;
using WorkTrack.Domain.Computers;
using WorkTrack.Domain.Ledger;
using WorkTrack.Web.Dashboard;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Dashboard;

public sealed class ComputerCardTests : DashboardContext
{
    [Fact]
    public void Card_KnownComputer_SaysWhatIsKnown()
    {
        var state = Show(Computer("PC-1", "Reception", 125, ActiveWindow.Create("Agenda", "chrome.exe", null)) with
        {
            Profile = ComputerProfile.Create("Reception", "ana", "Windows 11"),
        });

        var card = RenderCard(state);

        Assert.Equal("Reception", card.Find("h2").TextContent);
        Assert.Equal("Reception\nPC-1", card.Find("h2").GetAttribute("title"));
        Assert.Equal(["ana", "Windows 11"], card.FindAll("dd").Select(fact => fact.TextContent));
        Assert.Equal("chrome.exe", card.Find(".card-program").TextContent);
        Assert.Equal("Agenda", card.Find("[data-testid=window-title]").TextContent);
        Assert.Equal("2 h 05 min", card.Find("[data-testid=usage-today]").TextContent);
        Assert.Equal("2026-11-23T11:00:00.0000000Z", card.Find("time").GetAttribute("datetime"));
        Assert.Equal("PC-1", card.Find("[data-testid=computer-card]").GetAttribute("data-computer-id"));
    }

    /// <summary>A renderer keeps twice as many nodes as the next power of two: of 33 nodes a card takes twice the memory of 32.</summary>
    [Fact]
    public void Card_WithEverything_HasAtMost32Nodes()
    {
        var state = Show(Computer("PC-1", "Reception", 125, ActiveWindow.Create("Agenda", "chrome.exe", @"C:\chrome.exe")) with
        {
            Profile = ComputerProfile.Create("Reception", "ana", "Windows 11"),
        });
        var card = RenderCard(state with { IdleState = UserActivity.Idle, IdleSince = Time.GetUtcNow() });

        using var nodes = new RenderTreeBuilder();
        typeof(ComputerCard).GetMethod("BuildRenderTree", BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(card.Instance, [nodes]);

#pragma warning disable BL0006 // Counting the nodes is what this is about.
        Assert.InRange(nodes.GetFrames().Count, 20, 32);
#pragma warning restore BL0006
    }

    [Fact]
    public void Card_NothingKnown_ShowsItsIdAndSaysSo()
    {
        var card = RenderCard(Show(Computer("AF3ECD85928B3166")));

        Assert.Equal("Unknown computer", card.Find("h2").TextContent);
        Assert.Equal("AF3ECD85928B3166", card.Find(".card-id").TextContent);
        Assert.Equal(["Unknown user", "Unknown system"], card.FindAll("dd").Select(fact => fact.TextContent));
        Assert.Equal("No window in front", card.Find(".card-no-window").TextContent);
        Assert.Equal("0 min", card.Find("[data-testid=usage-today]").TextContent);
    }

    [Theory]
    [InlineData(Presence.Online, "online", "Online")]
    [InlineData(Presence.Idle, "idle", "Idle")]
    [InlineData(Presence.Offline, "offline", "Offline")]
    [InlineData(Presence.Unknown, "unknown", "Unknown")]
    public void Card_EachPresence_HasAWordAndAPictureOfItsOwn(Presence presence, string status, string label)
    {
        var card = RenderCard(Show(Computer("PC-1")) with { Presence = presence });

        Assert.Equal(status, card.Find("[data-testid=computer-card]").GetAttribute("data-status"));
        Assert.Equal(label, card.Find(".status").TextContent.Trim());
        Assert.Single(card.FindAll(".status svg"));
    }

    [Theory]
    [InlineData(UserActivity.Idle, "2026-11-23T09:05Z", "Idle since 10:05")]
    [InlineData(UserActivity.Locked, "2026-11-22T17:30Z", "Locked since Sun 18:30")]
    public void Card_NobodyUsesIt_SaysSinceWhen(UserActivity activity, string since, string label)
    {
        var idle = Show(Computer("PC-1")) with
        {
            Presence = Presence.Idle,
            IdleState = activity,
            IdleSince = DateTimeOffset.Parse(since, CultureInfo.InvariantCulture),
        };

        Assert.Equal(label, RenderCard(idle).Find(".status").TextContent.Trim());
    }

    [Fact]
    public void Card_NotHeardSinceTheStart_SaysWhatItWaitsFor() => Assert.Equal(
        "Waiting for its first report since the server started",
        RenderCard(Show(Computer("PC-1")) with { Presence = Presence.Unknown }).Find(".status").GetAttribute("title"));

    [Fact]
    public void Card_Title_LeadsToTheComputersPage()
    {
        var link = RenderCard(Show(Computer("a:b.c"))).Find("h2 > a");

        Assert.Equal("computers/a%3Ab.c", link.GetAttribute("href"));
        Assert.Equal("Unknown computer", link.TextContent);
    }

    [Theory]
    [InlineData(Remarks.None, 0)]
    [InlineData(Remarks.Vouched, 1)]
    [InlineData(Remarks.GapBegins | Remarks.GapEnds | Remarks.ServerAway, 1)]
    public void Card_TotalThatIsNotComplete_IsMarked(Remarks remarks, int marks)
    {
        var card = RenderCard(Show(Computer("PC-1")) with { RemarksToday = remarks });

        Assert.Equal(marks, card.FindAll("[data-testid=quality-mark]").Count);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("'\"><img src=x onerror=alert(1)>")]
    [InlineData("</bdi></p></article><svg onload=alert(1)>")]
    [InlineData("\u202egnihsihp &lt;b&gt; &amp; {{7*7}}")]
    public void Card_HostileText_StaysText(string hostile)
    {
        var plain = RenderCard(Show(Named("plain", "text")));

        var card = RenderCard(Show(Named("hostile", hostile)));

        Assert.Equal(plain.FindAll("*").Count, card.FindAll("*").Count);
        Assert.Empty(card.FindAll("script, img, [onload], [onerror]"));
        Assert.Equal(hostile, card.Find("h2 > a > bdi").TextContent);
        Assert.Equal([hostile, hostile], card.FindAll("dd > bdi").Select(fact => fact.TextContent));
        Assert.Equal(hostile, card.Find("bdi.card-program").TextContent);
        Assert.Equal(hostile, card.Find("bdi[data-testid=window-title]").TextContent);
        Assert.Equal(hostile, card.Find(".card-window-title").GetAttribute("title"));
    }

    [Fact]
    public void Card_SameStateAndTime_IsNotDrawnAgain()
    {
        var state = Show(Computer("PC-1", "one"));
        var card = RenderCard(state);
        var drawn = card.RenderCount;

        card.Render(parameters => parameters.Add(c => c.State, state).Add(c => c.LastSeenAt, Time.GetUtcNow()));

        Assert.Equal(drawn, card.RenderCount);
    }

    [Fact]
    public void Card_AnotherTimeOrState_IsDrawnAgain()
    {
        var state = Show(Computer("PC-1", "one"));
        var card = RenderCard(state);

        card.Render(parameters => parameters.Add(c => c.LastSeenAt, Time.GetUtcNow().AddSeconds(5)));
        Assert.Equal("2026-11-23T11:00:05.0000000Z", card.Find("time").GetAttribute("datetime"));

        card.Render(parameters => parameters.Add(c => c.State, state with { UsageToday = 59 }));
        Assert.Equal("59 min", card.Find("[data-testid=usage-today]").TextContent);
    }

    [Fact]
    public void Card_Day_IsDrawnByHourAndSaidInWords()
    {
        var strip = RenderCard(Show(Computer("PC-1", usage: 80))).Find("svg.strip");

        // It is noon: from 10:41 until 12:00 and its minute.
        Assert.Equal("Hours with use today: 10:00–13:00", strip.GetAttribute("aria-label"));
        Assert.Equal("M10 8v-4h.8v4zM11 8v-8h.8v8zM12 8v-2h.8v2z", strip.QuerySelector(".strip-used")!.GetAttribute("d"));
        Assert.Equal("", strip.QuerySelector(".strip-idle")!.GetAttribute("d"));
    }

    [Fact]
    public void Card_DayWithoutUse_ShowsWhenItWasOn()
    {
        var on = Computer("PC-1") with
        {
            Hours = RecentHours.Empty.Merge(UsageHour.From([MinuteRange.EndingWith(MinuteRange.MinuteOf(Time.GetUtcNow()), 30)], []), out _),
        };

        var strip = RenderCard(Show(on)).Find("svg.strip");

        Assert.Equal("Not used so far today", strip.GetAttribute("aria-label"));
        Assert.Equal("M11 8v-1h.8v1zM12 8v-1h.8v1z", strip.QuerySelector(".strip-idle")!.GetAttribute("d"));
    }

    private Computer Named(string id, string text) => Computer(id) with
    {
        Profile = ComputerProfile.Create(text, text, text),
        Window = ActiveWindow.Create(text, text, text),
    };

    private IRenderedComponent<ComputerCard> RenderCard(ComputerState state) =>
        Render<ComputerCard>(parameters => parameters.Add(c => c.State, state).Add(c => c.LastSeenAt, Time.GetUtcNow()));
}
