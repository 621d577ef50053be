using Bunit;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Live;
using WorkTrack.Web.Shell;

namespace WorkTrack.Tests.Dashboard;

public sealed class AwayMessageTests : DashboardContext
{
    private int _again;

    [Fact]
    public async Task Message_Clicked_AsksForItAgain()
    {
        var message = RenderMessage();
        Assert.Contains("not to be read", message.Find("[role=status]").TextContent, StringComparison.Ordinal);

        await message.Find("[data-testid=try-again]").ClickAsync(new());

        Assert.Equal(1, _again);
    }

    [Fact]
    public async Task Message_DatabaseBack_AsksForItOnceByItself()
    {
        Health.Lost(Time.GetUtcNow(), new TimeoutException("hung"), unreachable: true);
        var message = RenderMessage();
        await LookAsync(message);
        Assert.Equal(0, _again);

        Health.Returned();
        await LookAsync(message);
        await LookAsync(message);

        Assert.Equal(1, _again);
    }

    [Fact]
    public async Task Message_DatabaseThatWasNeverLost_IsLeftInPeaceByChangesOfTheBoard()
    {
        var message = RenderMessage();

        await LookAsync(message);

        Assert.Equal(0, _again);
    }

    private IRenderedComponent<AwayMessage> RenderMessage() => Render<AwayMessage>(parameters => parameters
        .Add(message => message.Text, "This is not to be read.")
        .Add(message => message.Again, () => { _again++; }));

    /// <summary>Has it look at a change.</summary>
    private Task LookAsync(IRenderedComponent<AwayMessage> message)
    {
        var drawn = message.RenderCount;
        Hub.Signal();
        return Eventually.IsAsync(() =>
        {
            Time.Advance(ScreenBoard.Interval);
            return message.RenderCount > drawn;
        });
    }
}
