using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MySqlConnector;
using WorkTrack.Tests.Reports;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Reports;

namespace WorkTrack.Tests.Browser;

/// <summary>A file that takes long, because somebody holds a table of MariaDB that its last day is read from.</summary>
[Collection(InBrowser.Name)]
public sealed class ExportTests(MariaDbServer mariaDb, Chromium chromium)
{
    private const string Waiting = "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND state LIKE 'Waiting for table%'";

    [Fact]
    public async Task File_ThatTakesLong_IsFollowedToItsEndAndToItsFailure()
    {
        // The server would give a read up after five seconds; here the test decides.
        var database = await mariaDb.CreateDatabaseAsync();
        using var home = AppHome.OnMariaDb(new MySqlConnectionStringBuilder(database) { DefaultCommandTimeout = 120 }.ConnectionString);
        var time = new ShiftedTime();
        await using (var before = WorkTrackApp.Start(home, time))
        {
            await GeneratedMonth.WriteAsync(before, time);
        }

        await using var app = WorkTrackApp.Start(home, time);
        var today = app.Services.GetRequiredService<ReportService>().Today;
        var page = await chromium.OpenPageAsync(new Uri(app.Address, $"reports?by=computer&range=custom&from={ReportQuery.Iso(today.AddDays(-40))}"));
        await Assertions.Expect(page.GetByTestId("heat")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("report-programs")).ToBeVisibleAsync();
        await page.GetByTestId("export").ClickAsync();
        await using var holder = new MySqlConnection(database);
        await holder.OpenAsync(TestContext.Current.CancellationToken);

        await ExecuteAsync(holder, "LOCK TABLES usage_hours WRITE");
        var whole = await ExportAsync(page);
        await ExecuteAsync(holder, "UNLOCK TABLES");
        var lines = CsvText.Read(await File.ReadAllTextAsync(await whole.PathAsync(), TestContext.Current.CancellationToken), ',');
        Assert.Contains(lines, line => line["from"] == ReportQuery.Iso(today));
        await Assertions.Expect(page.GetByTestId("export-progress")).ToHaveCountAsync(0);
        await Assertions.Expect(page.GetByTestId("export-failed")).ToHaveCountAsync(0);

        await ExecuteAsync(holder, "LOCK TABLES usage_hours WRITE");
        var half = await ExportAsync(page);
        await CutReadersOffAsync(database);
        await Assertions.Expect(page.GetByTestId("export-failed")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByTestId("export-progress")).ToHaveCountAsync(0);
        Assert.NotNull(await half.FailureAsync());
        await ExecuteAsync(holder, "UNLOCK TABLES");
    }

    /// <summary>Asks for a file, and waits until the page says that much of it is made.</summary>
    private static async Task<IDownload> ExportAsync(IPage page)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByTestId("export-csv").ClickAsync());
        await Assertions.Expect(page.GetByTestId("export-progress")).ToContainTextAsync(new System.Text.RegularExpressions.Regex(@"Making the file: [89]\d ?%"));
        return download;
    }

    private static async Task CutReadersOffAsync(string database)
    {
        await using var administrator = new MySqlConnection(database);
        await administrator.OpenAsync(TestContext.Current.CancellationToken);
        var readers = new List<long>();
        await using (var command = new MySqlCommand(Waiting, administrator))
        await using (var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken))
        {
            while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            {
                readers.Add(rows.GetInt64(0));
            }
        }

        Assert.NotEmpty(readers);
        foreach (var reader in readers)
        {
            await ExecuteAsync(administrator, $"KILL {reader}");
        }
    }

    private static async Task ExecuteAsync(MySqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // All of it is written here.
        await using var command = new MySqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
