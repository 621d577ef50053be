using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Data.Computers;
using WorkTrack.Data.Days;
using WorkTrack.Data.Ledger;

namespace WorkTrack.Data.Setup;

/// <summary>Registers the database.</summary>
public static class DataServices
{
    /// <summary>Adds the stores and the ledger's writer, on the database that <paramref name="configuration"/> names.</summary>
    /// <param name="services">Where to add them.</param>
    /// <param name="configuration">The application's settings.</param>
    /// <param name="dataDirectory">Where SQLite keeps its file.</param>
    public static IServiceCollection AddData(this IServiceCollection services, IConfiguration configuration, string dataDirectory)
    {
        var database = DatabaseOptions.Choose(configuration, dataDirectory);
        services.AddSingleton(new SchemaMigrator(database));
        services.AddSingleton(new ComputerStore(database));
        services.AddSingleton(new UsageStore(database));
        services.AddSingleton(new SessionStore(database));
        services.AddSingleton(new UptimeStore(database));
        services.AddSingleton<LateWrites>();
        services.AddSingleton(new UsageReader(database));
        services.AddSingleton(provider => new LedgerWriter(new LedgerStore(database, provider.GetRequiredService<LateWrites>())));
        return services.AddHostedService(provider => provider.GetRequiredService<LedgerWriter>());
    }
}
