using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace WorkTrack.Bench.Ingest;

/// <summary>
/// The server's time while counter reports are measured: it passes by the reports, not by the clock. As many as there
/// are computers are five seconds, however fast they go, so a minute comes as often among the reports as it does in
/// production. Timers run by the real clock.
/// </summary>
internal sealed class ReportClock : TimeProvider
{
    /// <summary>What <see cref="BenchStartup"/> calls it.</summary>
    public const string Name = "clock";

    private static readonly long TicksPerReport = TimeSpan.FromSeconds(5).Ticks / IngestOptions.Computers;

    private readonly DateTimeOffset _start = System.GetUtcNow();
    private long _reports;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Gives a server that clock.</summary>
    public static void AddTo(IServiceCollection services) => services
        .AddSingleton<ReportClock>()
        .AddSingleton<TimeProvider>(provider => provider.GetRequiredService<ReportClock>())
        .AddSingleton<IStartupFilter, CountingFilter>();

    public override DateTimeOffset GetUtcNow() => _start.AddTicks(GetTimestamp());

    public override long GetTimestamp() => Volatile.Read(ref _reports) * TicksPerReport;

    private void Count() => Interlocked.Increment(ref _reports);

    private sealed class CountingFilter(ReportClock clock) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, following) =>
            {
                clock.Count();
                return following(context);
            });
            next(app);
        };
    }
}
