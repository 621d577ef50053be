using System.Net.Sockets;
using MySqlConnector;
using WorkTrack.Data.MySql;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Data;

/// <summary>What a failure means, told from failures that a real server gives.</summary>
public sealed class MySqlFailuresTests(MariaDbServer mariaDb)
{
    [Theory]
    [InlineData(1020, true, true, false)] // changed since it was read
    [InlineData(1205, true, true, false)] // waited for a lock for too long
    [InlineData(1213, true, true, false)] // a deadlock
    [InlineData(1040, true, false, false)] // too many connections
    [InlineData(1047, true, false, false)] // a cluster that is not ready
    [InlineData(1053, true, false, false)] // shutting down
    [InlineData(1290, true, false, false)] // read-only
    [InlineData(1836, true, false, false)] // read-only, too
    [InlineData(1021, true, false, false)] // the disk is full
    [InlineData(1146, true, false, false)] // a table that is not there yet
    [InlineData(1044, true, false, true)] // no right on the database
    [InlineData(1045, true, false, true)] // a wrong password
    [InlineData(1049, true, false, true)] // no such database
    [InlineData(1130, true, false, true)] // not from this machine
    [InlineData(1698, true, false, true)] // signs in otherwise
    [InlineData(1048, false, false, false)] // a column cannot be null
    [InlineData(1264, false, false, false)] // out of range
    [InlineData(1292, false, false, false)] // a value that is none
    [InlineData(1366, false, false, false)] // a character the column lacks
    [InlineData(1406, false, false, false)] // too long
    public async Task Answer_OfTheServer_MeansWhatItsCodeSays(int code, bool isAway, bool isConflict, bool isMisconfigured)
    {
        await using var connection = new MySqlConnection(await mariaDb.CreateDatabaseAsync());
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new MySqlCommand($"SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = {code}, MESSAGE_TEXT = 'told to'", connection);

        var failure = await Assert.ThrowsAsync<MySqlException>(() => command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));

        Assert.Equal(
            (isAway, isConflict, isMisconfigured, true),
            (MySqlFailures.IsAway(failure), MySqlFailures.IsConflict(failure), MySqlFailures.IsMisconfigured(failure), MySqlFailures.IsAnswer(failure)));
    }

    [Fact]
    public async Task Nobody_Listens_IsAwayAndNoAnswer()
    {
        var address = new MySqlConnectionStringBuilder(await mariaDb.CreateDatabaseAsync()) { Server = "127.0.0.1", Port = 1, ConnectionProtocol = MySqlConnectionProtocol.Sockets };
        await using var connection = new MySqlConnection(address.ConnectionString);

        var failure = await Assert.ThrowsAsync<MySqlException>(() => connection.OpenAsync(TestContext.Current.CancellationToken));

        Assert.True(MySqlFailures.IsAway(failure));
        Assert.False(MySqlFailures.IsAnswer(failure));
    }

    [Fact]
    public void Silence_IsAwayAndADefectOfOursIsNot()
    {
        Assert.All<Exception>([new TimeoutException(), new IOException(), new SocketException()], failure => Assert.True(MySqlFailures.IsAway(failure)));
        Assert.All<Exception>(
            [new InvalidOperationException("EF wraps what it takes for transient", new TimeoutException())], failure => Assert.True(MySqlFailures.IsAway(failure)));
        Assert.All<Exception>([new InvalidOperationException(), new NotSupportedException(), new ArgumentException("x")], failure => Assert.False(MySqlFailures.IsAway(failure)));
    }
}
