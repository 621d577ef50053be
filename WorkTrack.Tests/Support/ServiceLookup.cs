using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace WorkTrack.Tests.Support;

internal static class ServiceLookup
{
    /// <summary>The options object the server itself reads.</summary>
    public static TOptions Find<TOptions>(this IServiceProvider services)
        where TOptions : class => services.GetRequiredService<IOptions<TOptions>>().Value;
}
