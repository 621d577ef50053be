using Microsoft.EntityFrameworkCore;
using WorkTrack.Data.Schema;

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
    /// <exception cref="SchemaRefusedException">Somebody else is at it, or the schema is newer than this version knows.</exception>
    public async Task<IReadOnlyList<string>> MigrateAsync(CancellationToken cancellationToken)
    {
        await using var context = _database.CreateContext();
        if ((await MissingAsync(context, cancellationToken)).Count == 0)
        {
            return [];
        }

        await using var hold = await _database.BeginMigrationAsync(cancellationToken);

        // Asked again: whoever was waited for has applied them.
        var missing = await MissingAsync(context, cancellationToken);

        // A year's table takes its time to be changed, and nobody waits for an answer.
        context.Database.SetCommandTimeout(0);
        await context.Database.MigrateAsync(cancellationToken);
        return missing;
    }

    /// <summary>Makes sure, at start, that the schema is the one this version knows.</summary>
    /// <exception cref="SchemaRefusedException">It is not, and this database is not migrated at start.</exception>
    public async Task EnsureCurrentAsync(CancellationToken cancellationToken)
    {
        if (_database.MigratesOnStart)
        {
            await MigrateAsync(cancellationToken);
            return;
        }

        await using var context = _database.CreateContext();
        var missing = (await MissingAsync(context, cancellationToken)).Count;
        if (missing > 0)
        {
            throw new SchemaRefusedException(
                $"The database ({Database}) lacks {missing} schema change(s) that this version of WorkTrack needs. "
                + "Start WorkTrack once with the argument migrate ('dotnet run --project WorkTrack.Web -- migrate', or "
                + "'dotnet WorkTrack.Web.dll migrate' for a published build), or set WorkTrack:MySql:MigrateOnStart to true.");
        }
    }

    private async Task<List<string>> MissingAsync(WorkTrackContext context, CancellationToken cancellationToken)
    {
        var (known, applied) = (context.Database.GetMigrations().ToList(), await context.Database.GetAppliedMigrationsAsync(cancellationToken));
        var unknown = applied.Except(known).ToList();
        return unknown.Count == 0
            ? [.. known.Except(applied)]
            : throw new SchemaRefusedException(
                $"The database ({Database}) was brought up to date by a newer version of WorkTrack ({unknown[^1]}), and this one "
                + "would not understand it. Update this WorkTrack, or restore a backup of the database that is as old as it is.");
    }
}

/// <summary>The database's schema is not the one this version of WorkTrack needs, or somebody is just changing it. The message says what to do.</summary>
/// <param name="message">What is wrong, and what to do.</param>
public sealed class SchemaRefusedException(string message) : Exception(message);
