using WorkTrack.Tests.Dashboard;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Live;

/// <summary>Every live component gives its subscription back, whenever it goes. New ones are found by themselves.</summary>
public sealed class LiveComponentLeakTests : DashboardContext
{
    public static TheoryData<Type> LiveComponents { get; } =
        [.. typeof(LiveComponentBase).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(LiveComponentBase)) && !type.IsAbstract)];

    [Theory]
    [MemberData(nameof(LiveComponents))]
    public async Task Dispose_AfterRendering_LeavesNoSubscription(Type component)
    {
        await MigrateAsync();
        Board.Apply(Computer("PC-1"));
        RenderOf(component);
        Assert.NotEqual(0, Hub.SubscriberCount);

        await DisposeComponentsAsync();

        Assert.Equal(0, Hub.SubscriberCount);
    }

    [Theory]
    [MemberData(nameof(LiveComponents))]
    public async Task Dispose_DuringTheFirstAwait_LeavesNoSubscription(Type component)
    {
        await MigrateAsync();
        Board.Apply(Computer("PC-1"));
        var gate = new TaskCompletionSource();
        // Goes on even when it is cancelled, like a driver that does not look.
        Database.Gate = _ => gate.Task;
        RenderOf(component);

        await DisposeComponentsAsync();
        Assert.Equal(0, Hub.SubscriberCount);

        gate.SetResult();
        await Renderer.Dispatcher.InvokeAsync(() => { });
        Assert.Equal(0, Hub.SubscriberCount);
    }

    [Fact]
    public void LiveComponents_InThisVersion_AreFound() => Assert.NotEmpty(LiveComponents);

    private void RenderOf(Type component) => Render(builder =>
    {
        builder.OpenComponent(0, component);
        builder.CloseComponent();
    });
}
