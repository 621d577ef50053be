using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Data.Accounts;
using WorkTrack.Data.Audit;
using WorkTrack.Data.Computers;
using WorkTrack.Data.Days;
using WorkTrack.Data.Journal;
using WorkTrack.Data.Keys;
using WorkTrack.Data.Ledger;
using WorkTrack.Data.Programs;
using WorkTrack.Data.Reports;
using WorkTrack.Domain.Days;

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
        services.AddSingleton(provider => new SessionStore(database, provider.GetRequiredService<DatabaseHealth>()));
        services.AddSingleton(new UptimeStore(database));
        services.AddSingleton(new AgentKeyStore(database));
        services.AddSingleton(new KeyUseStore(database));
        services.AddSingleton(new EnrolmentStore(database));
        services.AddSingleton(new ApiTokenStore(database));
        services.AddSingleton<LateWrites>();
        services.AddLedger(configuration, database, dataDirectory);
        services.AddSingleton(provider => new LedgerStartup(
            database, provider.GetRequiredService<SchemaMigrator>(), provider.GetService<JournalReplay>(),
            provider.GetRequiredService<DatabaseHealth>(), provider.GetRequiredService<TimeProvider>()));
        services.AddAccounts(database, dataDirectory);
        return services.AddDays(database);
    }

    private static void AddAccounts(this IServiceCollection services, IDatabase database, string dataDirectory)
    {
        services.AddSingleton(provider => new AccountStore(Readable(provider)));
        services.AddSingleton(provider => new TeamStore(Readable(provider)));
        services.AddSingleton(provider => new ComputerCareStore(Readable(provider)));
        services.AddSingleton(provider => new NoteStore(Readable(provider)));
        services.AddSingleton(provider => new AuditStore(Readable(provider)));
        services.AddScoped(provider => Readable(provider).CreateContext());
        services.AddScoped<IUserStore<Account>, AccountUserStore>();
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = new KeyRingStore(database, Path.Combine(dataDirectory, "keys")));

        IDatabase Readable(IServiceProvider provider) => database.WithBreaker(provider.GetRequiredService<DatabaseHealth>());
    }

    private static void AddLedger(this IServiceCollection services, IConfiguration configuration, IDatabase database, string dataDirectory)
    {
        services.AddSingleton<DatabaseHealth>();
        services.AddSingleton(provider => new LedgerCommitter(new LedgerStore(database, provider.GetRequiredService<LateWrites>()), database));
        if (database.CanBeAway)
        {
            var journal = new JournalFile(Path.Combine(dataDirectory, "journal.db"), JournalOptions.MaxBytes(configuration));
            services.AddSingleton(_ => journal);
            services.AddSingleton(provider => ActivatorUtilities.CreateInstance<JournalReplay>(provider, database));

            // Before the writer, so that it ends after it: what the writer drains at a stop may have to go to the journal.
            services.AddHostedService(provider => provider.GetRequiredService<JournalReplay>());
        }

        services.AddSingleton(provider => new LedgerWriter(
            provider.GetRequiredService<LedgerCommitter>(), database, provider.GetService<JournalReplay>()));
        services.AddHostedService(provider => provider.GetRequiredService<LedgerWriter>());
    }

    private static IServiceCollection AddDays(this IServiceCollection services, IDatabase database)
    {
        services.AddSingleton(provider => new DayCloser(Readable(provider), Calendar(provider), Time(provider)));
        services.AddSingleton(provider => new RetentionStore(Readable(provider), Calendar(provider), Time(provider), provider.GetRequiredService<DayCloser>()));
        services.AddSingleton(provider => new UsageReader(Readable(provider), Calendar(provider), Time(provider), provider.GetRequiredService<DayCloser>()));
        services.AddSingleton(provider => new ProgramReader(Readable(provider), provider.GetRequiredService<UsageReader>()));
        services.AddSingleton(provider => new ProgramRuleStore(Readable(provider)));
        services.AddSingleton(provider => new SavedReportStore(Readable(provider)));
        services.AddSingleton(provider => new ReportReader(Readable(provider), Calendar(provider), provider.GetRequiredService<UsageReader>()));
        services.AddSingleton(provider => new HeatReader(Readable(provider), Calendar(provider), provider.GetRequiredService<UsageReader>()));
        return services.AddSingleton(provider => new UserReader(provider.GetRequiredService<ReportReader>()));

        IDatabase Readable(IServiceProvider provider) => database.WithBreaker(provider.GetRequiredService<DatabaseHealth>());

        static OrganisationCalendar Calendar(IServiceProvider provider) => provider.GetRequiredService<OrganisationCalendar>();

        static TimeProvider Time(IServiceProvider provider) => provider.GetRequiredService<TimeProvider>();
    }
}
