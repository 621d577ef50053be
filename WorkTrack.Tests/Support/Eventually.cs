namespace WorkTrack.Tests.Support;

/// <summary>Waits for what happens on other threads without a signal.</summary>
internal static class Eventually
{
    /// <summary>Looks again and again until something is so; fails after 20 s.</summary>
    public static Task IsAsync(Func<bool> isSo) => IsAsync(() => Task.FromResult(isSo()));

    /// <summary>Looks again and again until something is so; fails after 20 s.</summary>
    public static async Task IsAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await isSo())
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }
}
