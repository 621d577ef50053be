using WorkTrack.Web.Hosting;

namespace WorkTrack.Web.Days;

/// <summary>Registers what keeps days counted.</summary>
internal static class DayServices
{
    public static IServiceCollection AddDays(this IServiceCollection services)
    {
        services.AddCheckedOptions<RetentionOptions>(
            "WorkTrack:Retention",
            options => options.IsValid,
            $"WorkTrack:Retention: TitleDays must be at least {RetentionOptions.Fewest}, ProgramDays at least TitleDays, and MinuteDays at least ProgramDays.");
        services.AddSingleton<CountingDays>();
        return services.AddHostedService<DayKeeper>();
    }
}
