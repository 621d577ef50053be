using System.Data;
using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;

namespace WorkTrack.Web.Reports;

/// <summary>
/// Writes a workbook whose cells have types: days are days, numbers are numbers, and text is text, whatever it begins with:
/// none of it is a formula.
/// </summary>
internal static class ReportXlsx
{
    /// <summary>What it is sent as.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Writes a file. The library writes without waiting for anybody: not for the stream of a slow reader.</summary>
    /// <param name="file">Where to.</param>
    /// <param name="sheet">What the sheet is called, at most 31 characters.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="lines">The lines, as they come.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task WriteAsync(
        Stream file, string sheet, IReadOnlyList<ReportColumn> columns, IAsyncEnumerable<ReportFileLine> lines, CancellationToken cancellationToken)
    {
        var configuration = new OpenXmlConfiguration
        {
            AutoFilter = false,
            TableStyles = TableStyles.None,
            DynamicColumns = [.. columns.Select((column, i) => new DynamicExcelColumn(column.Name) { Name = column.Name, Index = i, Format = column.Format, Width = column.Width })],
        };
        var rows = lines.Select(line => (IDictionary<string, object?>)columns.ToDictionary(column => column.Name, column => Cell(column.Value(line))));
        var written = await file.SaveAsAsync(rows, sheetName: sheet, configuration: configuration, cancellationToken: cancellationToken);
        if (written.Sum() == 0)
        {
            // Of no lines the library does not even write the names of the columns.
            file.SetLength(0);
            using var nothing = new DataTable();
            nothing.Columns.AddRange([.. columns.Select(column => new DataColumn(column.Name))]);
            await file.SaveAsAsync(nothing, sheetName: sheet, configuration: configuration, cancellationToken: cancellationToken);
        }
    }

    private static object? Cell(object? value) => value is DateOnly day ? day.ToDateTime(TimeOnly.MinValue) : value;
}
