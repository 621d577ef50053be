using WorkTrack.Data.Setup;

namespace WorkTrack.Web.Hosting;

/// <summary><c>WorkTrack.Web migrate</c>: brings the database's schema up to date, and ends.</summary>
internal static class MigrateCommand
{
    public const string Name = "migrate";

    public static async Task RunAsync(WebApplication app)
    {
        var migrator = app.Services.GetRequiredService<SchemaMigrator>();
        var applied = await migrator.MigrateAsync(app.Lifetime.ApplicationStopping);
        await Console.Out.WriteLineAsync(applied.Count == 0
            ? $"{migrator.Database}: nothing to do, the schema is up to date."
            : $"{migrator.Database}: applied {string.Join(", ", applied)}.");
    }
}
