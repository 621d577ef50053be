using Bunit;
using WorkTrack.Tests.Dashboard;
using WorkTrack.Web.Dashboard;
using WorkTrack.Web.Live;
using TestContext = Xunit.TestContext;

namespace WorkTrack.Tests.Live;

/// <summary>What nobody sees costs nothing.</summary>
public sealed class HiddenPageTests : DashboardContext
{
    [Fact]
    public async Task Hidden_WhateverHappens_DrawsNothingAndCatchesUpOnceShown()
    {
        Board.Apply(Computer("A", "a"));
        var page = Render<DashboardPage>();
        Visibility.HideTab(true);
        var drawn = page.RenderCount;

        for (var i = 1; i <= 50; i++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
            Board.Apply(Computer("A", "a", usage: i));
        }

        await page.InvokeAsync(() => { });
        Assert.Equal(drawn, page.RenderCount);
        Assert.Equal("0 min", page.Find("[data-testid=usage-today]").TextContent);

        Visibility.HideTab(false);

        await page.WaitForAssertionAsync(() => Assert.Equal("50 min", page.Find("[data-testid=usage-today]").TextContent));
    }

    [Fact]
    public async Task Disposed_WhileHidden_LeavesNothingWaiting()
    {
        Render<DashboardPage>();
        Visibility.HideTab(true);
        Board.Apply(Computer("A"));

        await DisposeComponentsAsync();

        Assert.Equal(0, Hub.SubscriberCount);
    }

    [Fact]
    public async Task Visible_TabShownWhileDisconnected_WaitsForTheConnection()
    {
        var visibility = new PageVisibility();
        await visibility.OnConnectionDownAsync(null!, TestContext.Current.CancellationToken);
        visibility.HideTab(true);
        var seen = visibility.VisibleAsync();

        visibility.HideTab(false);
        Assert.False(seen.IsCompleted);

        await visibility.OnConnectionUpAsync(null!, TestContext.Current.CancellationToken);
        await seen.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        Assert.True(visibility.VisibleAsync().IsCompleted);
    }
}
