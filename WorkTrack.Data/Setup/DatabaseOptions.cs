using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using MySqlConnector;
using WorkTrack.Data.MySql;
using WorkTrack.Data.Sqlite;

namespace WorkTrack.Data.Setup;

/// <summary>Which database to use, as configured.</summary>
internal static class DatabaseOptions
{
    /// <summary>
    /// MySQL or MariaDB when <c>ConnectionStrings:WorkTrack</c> or <c>DB_HOST</c> is set, else SQLite in the data directory.
    /// </summary>
    public static IDatabase Choose(IConfiguration configuration, string dataDirectory)
    {
        var connectionString = Filled(configuration.GetConnectionString("WorkTrack")) ?? FromVariables(configuration);
        if (connectionString is null)
        {
            return new SqliteDatabase(Path.Combine(dataDirectory, "worktrack.db"));
        }

        var version = Filled(configuration["WorkTrack:MySql:ServerVersion"]);
        if (version is not null && !ServerVersion.TryParse(version, out _))
        {
            throw new InvalidSettingException(
                $"WorkTrack:MySql:ServerVersion is '{version}'; it must be such as 10.11.6-mariadb or 8.0.36-mysql.");
        }

        try
        {
            return new MySqlDatabase(
                connectionString, version, configuration.GetValue<bool>("WorkTrack:MySql:MigrateOnStart"), MigrationWait(configuration));
        }
        catch (ArgumentException)
        {
            // Without the inner message, which may quote a part of the password.
            throw new InvalidSettingException("ConnectionStrings:WorkTrack is not a connection string of MySQL.");
        }
    }

    private static TimeSpan? MigrationWait(IConfiguration configuration)
    {
        if (Filled(configuration["WorkTrack:MySql:MigrationWaitSeconds"]) is not { } text)
        {
            return null;
        }

        return ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : throw new InvalidSettingException($"WorkTrack:MySql:MigrationWaitSeconds must be a whole number from 0 to 65535, not '{text}'.");
    }

    private static string? FromVariables(IConfiguration configuration)
    {
        if (Filled(configuration["DB_HOST"]) is not { } host)
        {
            // Half of it set means that MySQL is wanted: to fall back to an empty SQLite would look like lost data.
            return Filled(configuration["DB_NAME"]) is null && Filled(configuration["DB_USER"]) is null
                ? null
                : throw new InvalidSettingException("DB_NAME or DB_USER is set, but DB_HOST is not: set it too, or none of them.");
        }

        var builder = new MySqlConnectionStringBuilder
        {
            Server = host,
            UserID = configuration["DB_USER"] ?? "worktrack",
            Password = configuration["DB_PASSWORD"] ?? "",
            Database = Filled(configuration["DB_NAME"]) ?? "worktrack",
        };
        if (Filled(configuration["DB_PORT"]) is { } port)
        {
            builder.Port = uint.TryParse(port, out var number)
                ? number
                : throw new InvalidSettingException($"DB_PORT must be a port number, not '{port}'.");
        }

        return builder.ConnectionString;
    }

    private static string? Filled(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
