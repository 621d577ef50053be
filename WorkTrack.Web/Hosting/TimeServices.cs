using Microsoft.Extensions.DependencyInjection.Extensions;
using WorkTrack.Domain.Days;

namespace WorkTrack.Web.Hosting;

/// <summary>Registers the clock and the organisation's days.</summary>
internal static class TimeServices
{
    public static IServiceCollection AddTime(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        return services.AddSingleton(new OrganisationCalendar(Zone(configuration["WorkTrack:TimeZone"])));
    }

    private static TimeZoneInfo Zone(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return TimeZoneInfo.Local;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : throw new StartupRefusedException(
                $"WorkTrack:TimeZone is '{name}', which is not a zone this machine knows. Use an IANA name such as America/Sao_Paulo.");
    }
}
