using System.Text.Json;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Reports;

/// <summary>Files of reports in a real spreadsheet: days are days, numbers are numbers, text is text, and nothing runs.</summary>
public sealed class SpreadsheetTests : OnRunningServer
{
    // Of 95 minutes the hours have decimals: 1.58.
    private const int Minutes = 95;

    private static readonly string[] Names = ["=1+1", "+1", "-1", "@SUM(1;1)", "=cmd|'/c calc'!A1", "São José; \"Recepção\", 2º", "2026-01-01", "007"];

    public SpreadsheetTests()
        : base(WorkTrackApp.Noon())
    {
    }

    [Theory]
    [InlineData("xlsx", null)]
    [InlineData("csv-excel", "59,34,76,1,,1046,true,true")] // Semicolons, quotes, UTF-8, Portuguese of Brazil; quoted is text.
    [InlineData("csv", "44,34,76,1,,1033,true,true")] // Commas, quotes, UTF-8, English.
    public async Task File_InLibreOffice_HasTypesAndNoFormula(string format, string? csv)
    {
        foreach (var (index, name) in Names.Index())
        {
            using var answer = await App.PostAsync(
                "/api/agent-data", JsonSerializer.Serialize(new { type = "agent_data", computer_id = $"PC-{index}", computer_name = name, usage_minutes = Minutes }));
            answer.EnsureSuccessStatusCode();
        }

        using var file = await ReportExportTests.ExportAsync(App, $"by=computer&range=today&format={format}");
        var rows = await LibreOffice.OpenAsync(
            await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), format == "xlsx" ? format : "csv", csv);

        Assert.Equal(1 + Names.Length, rows.Count);
        Assert.All(rows.SelectMany(row => row), cell => Assert.False(cell.IsFormula, cell.Value));
        var (heads, lines) = (rows[0].ConvertAll(cell => cell.Value), rows.Skip(1).ToList());
        LibreOffice.Cell Of(List<LibreOffice.Cell> row, params string[] names) => row[heads.FindIndex(names.Contains)];
        foreach (var row in lines)
        {
            Assert.Equal(("date", "2026-11-23"), (Of(row, "From", "from").Type, Of(row, "From", "from").Value[..10]));
            Assert.Equal(("float", "95"), (Of(row, "Minutes used", "active_minutes").Type, Of(row, "Minutes used", "active_minutes").Value));
            Assert.Equal(("float", "1.58"), (Of(row, "Hours used", "active_hours").Type, Of(row, "Hours used", "active_hours").Value));
        }

        Assert.Equal(
            Names.Select(name => format != "xlsx" && "=+-@".Contains(name[0]) ? "'" + name : name).Order(StringComparer.Ordinal),
            lines.Select(row => Of(row, "Computer", "computer")).Select(cell => (cell.Type, cell.Value) is ("string", var text) ? text : $"{cell.Type} {cell.Value}").Order(StringComparer.Ordinal));
    }
}
