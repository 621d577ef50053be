using Microsoft.Extensions.Configuration;
using WorkTrack.Data.Setup;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Data;

public sealed class DatabaseOptionsTests(MariaDbServer mariaDb) : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Choose_NothingSet_IsSqliteInTheDataDirectory() =>
        Assert.Equal($"SQLite, {_folder.Path}/worktrack.db", Choose().Description);

    [Fact]
    public void Choose_ConnectionString_WinsOverVariables() =>
        Assert.Equal(
            "MySQL, b on a:3306",
            Choose(("ConnectionStrings:WorkTrack", "Server=a;Database=b"), ("DB_HOST", "c")).Description);

    [Fact]
    public void Choose_HostAlone_HasDefaultsForTheRest() =>
        Assert.Equal("MySQL, worktrack on db.example:3306", Choose(("DB_HOST", "db.example")).Description);

    [Fact]
    public async Task Choose_Variables_ConnectToTheDatabaseTheyName()
    {
        var server = new MySqlConnector.MySqlConnectionStringBuilder(await mariaDb.CreateDatabaseAsync());
        await using (var admin = new MySqlConnector.MySqlConnection(server.ConnectionString + ";Allow User Variables=true"))
        {
            await admin.OpenAsync(TestContext.Current.CancellationToken);
            await using var create = new MySqlConnector.MySqlCommand(
                $"CREATE OR REPLACE USER reporter@localhost IDENTIFIED BY 'p;w=\"d'; GRANT ALL ON {server.Database}.* TO reporter@localhost", admin);
            await create.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        var database = Choose(
            ("DB_HOST", server.Server), ("DB_PORT", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            ("DB_USER", "reporter"), ("DB_PASSWORD", "p;w=\"d"), ("DB_NAME", server.Database));
        await new SchemaMigrator(database).MigrateAsync(TestContext.Current.CancellationToken);

        await using var connection = await database.OpenAsync(TestContext.Current.CancellationToken);
        Assert.Equal(server.Database, connection.Database);
        Assert.DoesNotContain("p;w", database.Description, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DB_PORT", "abc", "DB_PORT")]
    [InlineData("ConnectionStrings:WorkTrack", "Password=secret;garbage", "ConnectionStrings:WorkTrack")]
    [InlineData("WorkTrack:MySql:ServerVersion", "newest", "ServerVersion")]
    public void Choose_Nonsense_IsNamedWithoutSecrets(string key, string value, string named)
    {
        var failure = Assert.Throws<InvalidSettingException>(() => Choose(("DB_HOST", "a"), (key, value)));

        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DB_NAME")]
    [InlineData("DB_USER")]
    public void Choose_VariablesWithoutAHost_AreRefused(string variable) =>
        Assert.Contains("DB_HOST", Assert.Throws<InvalidSettingException>(() => Choose((variable, "worktrack"))).Message, StringComparison.Ordinal);

    private IDatabase Choose(params (string Key, string Value)[] settings) => DatabaseOptions.Choose(
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build(),
        _folder.Path);
}
