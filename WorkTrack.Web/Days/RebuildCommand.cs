using System.Globalization;
using Spectre.Console;
using WorkTrack.Data.Days;
using WorkTrack.Data.Setup;
using WorkTrack.Web.Hosting;

namespace WorkTrack.Web.Days;

/// <summary><c>WorkTrack.Web rebuild [--from DAY] [--to DAY]</c>: counts closed days again from their minutes, beside a running server or without one, and says what differed.</summary>
internal static class RebuildCommand
{
    public const string Name = "rebuild";

    /// <returns>0 when every figure was right, 2 when some were wrong; they are right now.</returns>
    public static async Task<int> RunAsync(WebApplication app)
    {
        var (from, to) = (Day(app.Configuration, "from"), Day(app.Configuration, "to"));
        if (from > to)
        {
            throw new StartupRefusedException("--from must not lie after --to.");
        }

        var stopping = app.Lifetime.ApplicationStopping;
        await app.Services.GetRequiredService<SchemaMigrator>().EnsureCurrentAsync(stopping);
        var closer = app.Services.GetRequiredService<DayCloser>();
        await closer.OpenBooksAsync(stopping);
        var result = await AnsiConsole.Progress().HideCompleted(false).StartAsync(async context =>
        {
            var bar = context.AddTask("Counting days", maxValue: 1);
            var rebuilt = await closer.RebuildAsync(
                from, to,
                progress =>
                {
                    bar.Description = string.Create(CultureInfo.InvariantCulture, $"Counting days, {progress.Day:yyyy-MM-dd}");
                    (bar.MaxValue, bar.Value) = (progress.Total, progress.Done);
                },
                stopping);
            bar.Value = bar.MaxValue;
            return rebuilt;
        });

        foreach (var line in Report(result))
        {
            await Console.Out.WriteLineAsync(line);
        }

        return result.Differences == 0 ? 0 : 2;
    }

    private static IEnumerable<string> Report(RebuildResult result)
    {
        if (result.FrozenThrough is { } frozen)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"Days up to {frozen:yyyy-MM-dd} are frozen, as their minutes are no longer kept: they were left as they are.");
        }

        yield return string.Create(
            CultureInfo.InvariantCulture, $"{result.ComputerDays} days of computers counted again, {result.Differences} of them were wrong and are corrected.");
        foreach (var (computer, day) in result.Examples)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  wrong: computer {computer} (its key), {day:yyyy-MM-dd}");
        }
    }

    private static DateOnly? Day(IConfiguration configuration, string name) =>
        configuration[name] is not { Length: > 0 } text ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw new StartupRefusedException($"--{name} must be a day such as 2026-11-23, not '{text}'.");
}
