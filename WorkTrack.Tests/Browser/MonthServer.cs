using WorkTrack.Data.Accounts;
using WorkTrack.Tests.Reports;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Browser;

/// <summary>One server for all tests of a class, with a generated month: even computers in one team, some others in a second, and the administrator root.</summary>
public sealed class MonthServer : IAsyncLifetime
{
    private readonly ShiftedTime _time = new();

    internal AppHome Home { get; } = AppHome.OnSqlite();

    internal WorkTrackApp App { get; private set; } = null!;

    /// <summary>The minutes since the Unix epoch in which each computer was used.</summary>
    internal IReadOnlyDictionary<string, HashSet<long>> Minutes { get; private set; } = null!;

    /// <summary>The team of even computers.</summary>
    internal int EvenTeam { get; private set; }

    public async ValueTask InitializeAsync()
    {
        await using (var before = WorkTrackApp.Start(Home, _time))
        {
            Minutes = await GeneratedMonth.WriteAsync(before, _time);
        }

        // Read by a server that finds it all, as after any restart.
        App = WorkTrackApp.Start(Home, _time, ("Access:Open", "false"));
        (EvenTeam, _) = await GeneratedMonth.SplitAsync(App);
        await App.CreateAccountAsync("root", Role.Admin);
    }

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Home.Dispose();
    }

    /// <summary>How many minutes a computer was used from one day to another, counted without the product.</summary>
    internal long MinutesOf(string computer, DateOnly from, DateOnly to) =>
        Minutes[computer].LongCount(minute => DateOnly.FromDateTime(DateTime.UnixEpoch.AddMinutes(minute)) is var day && from <= day && day <= to);
}
