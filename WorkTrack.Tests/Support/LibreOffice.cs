using System.Diagnostics;
using System.Globalization;
using System.Xml.Linq;

namespace WorkTrack.Tests.Support;

/// <summary>What a real spreadsheet makes of a file: LibreOffice opens it without a window and writes down every cell.</summary>
internal static class LibreOffice
{
    private static readonly XNamespace Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private static readonly XNamespace Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private static readonly XNamespace Text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";

    /// <summary>Opens a file.</summary>
    /// <param name="file">The file's content.</param>
    /// <param name="extension">Its extension, without the dot.</param>
    /// <param name="csv">For CSV, how to read it: separator, quote, character set, first line, columns, language and so on, as LibreOffice has them.</param>
    /// <returns>The rows of its first sheet.</returns>
    public static async Task<List<List<Cell>>> OpenAsync(byte[] file, string extension, string? csv = null)
    {
        var program = Requirement.Program("soffice");
        using var folder = new TempFolder();
        var path = Path.Combine(folder.Path, "report." + extension);
        await File.WriteAllBytesAsync(path, file, TestContext.Current.CancellationToken);
        var start = new ProcessStartInfo(program)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                // A profile of its own, so that one that is open does not answer instead.
                $"-env:UserInstallation={new Uri(Path.Combine(folder.Path, "profile"))}",
                "--headless", "--norestore", "--nolockcheck", "--convert-to", "fods", "--outdir", folder.Path,
            },
        };
        if (csv is not null)
        {
            start.ArgumentList.Add($"--infilter=CSV:{csv}");
        }

        start.ArgumentList.Add(path);
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var converted = Path.ChangeExtension(path, "fods");
        Assert.True(File.Exists(converted), string.Concat(said));
        return Rows(XDocument.Parse(await File.ReadAllTextAsync(converted, TestContext.Current.CancellationToken)));
    }

    private static List<List<Cell>> Rows(XDocument document) =>
    [
        .. document.Descendants(Table + "table").First().Descendants(Table + "table-row")
            .Select(row => row.Elements(Table + "table-cell").SelectMany(Cells).ToList())
            .Where(row => row.Any(cell => cell.Type is not null)),
    ];

    private static IEnumerable<Cell> Cells(XElement cell)
    {
        var of = new Cell(
            cell.Attribute(Office + "value-type")?.Value,
            cell.Attribute(Office + "date-value")?.Value ?? cell.Attribute(Office + "value")?.Value ?? string.Join('\n', cell.Elements(Text + "p").Select(line => line.Value)),
            cell.Attribute(Table + "formula") is not null);
        var repeated = int.Parse(cell.Attribute(Table + "number-columns-repeated")?.Value ?? "1", CultureInfo.InvariantCulture);
        return of.Type is null && repeated > 20 ? [] : Enumerable.Repeat(of, repeated);
    }

    /// <summary>A cell.</summary>
    /// <param name="Type"><c>string</c>, <c>float</c> or <c>date</c>; null for an empty one.</param>
    /// <param name="Value">What is in it.</param>
    /// <param name="IsFormula">Whether it is computed.</param>
    internal sealed record Cell(string? Type, string Value, bool IsFormula);
}
