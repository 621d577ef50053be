using Microsoft.EntityFrameworkCore;

namespace WorkTrack.Data.Setup;

/// <summary>Brings the database's schema up to date.</summary>
public sealed class SchemaMigrator
{
    private readonly IDatabase _database;

    internal SchemaMigrator(IDatabase database) => _database = database;

    /// <summary>What the database is called in messages.</summary>
    public string Database => _database.Description;

    /// <summary>Applies the migrations that are missing.</summary>
    /// <returns>Their names, oldest first.</returns>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        var pending = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).ToList();
        if (pending.Count > 0)
        {
            await using var hold = await _database.BeginMigrationAsync(cancellationToken);
            await context.Database.MigrateAsync(cancellationToken);
        }

        return pending;
    }

    /// <summary>Makes sure, at start, that the schema is the one this version knows.</summary>
    /// <exception cref="SchemaOutdatedException">It is not, and this database is not migrated at start.</exception>
    public async Task EnsureCurrentAsync(CancellationToken cancellationToken)
    {
        if (_database.MigratesOnStart)
        {
            await MigrateAsync(cancellationToken);
            return;
        }

        await using var context = _database.CreateContext();
        var missing = (await context.Database.GetPendingMigrationsAsync(cancellationToken)).Count();
        if (missing > 0)
        {
            throw new SchemaOutdatedException(
                $"The database ({Database}) lacks {missing} schema change(s) that this version of WorkTrack needs. "
                + "Start WorkTrack once with the argument migrate ('dotnet run --project WorkTrack.Web -- migrate', or "
                + "'dotnet WorkTrack.Web.dll migrate' for a published build), or set WorkTrack:MySql:MigrateOnStart to true.");
        }
    }
}

/// <summary>The database's schema is older than this version of WorkTrack needs. The message says what to do.</summary>
/// <param name="message">What is missing, and what to do.</param>
public sealed class SchemaOutdatedException(string message) : Exception(message);
