namespace WorkTrack.Tests.Support;

/// <summary>Tests that each have a server of their own, on an empty SQLite database; or, as a fixture, one server for a whole class.</summary>
public abstract class OnRunningServer : IAsyncLifetime
{
    private protected OnRunningServer(TimeProvider time, params (string Key, string Value)[] settings) =>
        App = WorkTrackApp.Start(Home, time, settings);

    internal WorkTrackApp App { get; }

    private protected AppHome Home { get; } = AppHome.OnSqlite();

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Home.Dispose();
        GC.SuppressFinalize(this);
    }
}
