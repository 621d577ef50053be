namespace WorkTrack.Tests.Support;

/// <summary>Tests that each have a server of their own, on an empty SQLite database.</summary>
public abstract class OnRunningServer : IAsyncLifetime
{
    private readonly AppHome _home = AppHome.OnSqlite();

    private protected OnRunningServer(TimeProvider time, params (string Key, string Value)[] settings) =>
        App = WorkTrackApp.Start(_home, time, settings);

    private protected WorkTrackApp App { get; }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        _home.Dispose();
        GC.SuppressFinalize(this);
    }
}
