using System.Globalization;
using System.Text;
using WorkTrack.Web.Audit;

namespace WorkTrack.Web.Reports;

/// <summary>How a CSV file is written, of a report or a list.</summary>
/// <param name="Separator">What stands between two fields.</param>
/// <param name="HasMark">Whether it begins with a byte order mark, by which Excel knows that it is UTF-8.</param>
/// <param name="Numbers">How decimals are written.</param>
/// <param name="IsForPeople">Whether columns are called as people call them.</param>
internal sealed record ReportCsv(char Separator, bool HasMark, CultureInfo Numbers, bool IsForPeople)
{
    /// <summary>As Excel expects it where decimals have a comma, such as in Brazil and Spain.</summary>
    public static ReportCsv ForExcel { get; } = new(';', HasMark: true, CultureInfo.GetCultureInfo("pt-BR"), IsForPeople: true);

    /// <summary>As programs expect it (RFC 4180).</summary>
    public static ReportCsv ForPrograms { get; } = new(',', HasMark: false, CultureInfo.InvariantCulture, IsForPeople: false);

    /// <summary>Writes a file, line by line as it comes.</summary>
    /// <param name="begin">
    /// Called when the first line was read and nothing is written yet: while the database is away nobody gets half a file.
    /// </param>
    /// <param name="stream">Where to.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="lines">The lines.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task WriteAsync<TLine>(
        Func<Task> begin, Stream stream, IReadOnlyList<FileColumn<TLine>> columns, IAsyncEnumerable<TLine> lines, CancellationToken cancellationToken)
    {
        await using var read = lines.GetAsyncEnumerator(cancellationToken);
        var hasMore = await read.MoveNextAsync();
        await begin();
        await using var writer = new StreamWriter(stream, new UTF8Encoding(HasMark), leaveOpen: true);
        await writer.WriteAsync(Line(columns.Select(column => (object?)(IsForPeople ? column.Name : column.Word))).AsMemory(), cancellationToken);
        for (; hasMore; hasMore = await read.MoveNextAsync())
        {
            await writer.WriteAsync(Line(columns.Select(column => column.Value(read.Current))).AsMemory(), cancellationToken);
        }

        await writer.FlushAsync(cancellationToken);
    }

    private string Line(IEnumerable<object?> values) => string.Join(Separator, values.Select(Field)) + "\r\n";

    // Days as ISO 8601 writes them: every spreadsheet takes them for days, and none mixes up day and month.
    private string Field(object? value) => value switch
    {
        null => "",
        string text => Csv.Field(text),
        DateOnly day => ReportQuery.Iso(day),
        DateTimeOffset instant => instant.ToString(IsForPeople ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-ddTHH:mm:sszzz", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, Numbers),
        _ => throw new ArgumentException($"A column has a {value.GetType().Name}.", nameof(value)),
    };
}
