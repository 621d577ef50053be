namespace WorkTrack.Web.Audit;

/// <summary>Writes text for spreadsheets (RFC 4180), which would take some of it for formulas.</summary>
internal static class Csv
{
    /// <summary>A line of fields, each in quotes.</summary>
    public static string Line(params string[] fields) => string.Join(',', fields.Select(Field)) + "\r\n";

    /// <summary>A text in quotes. One that a spreadsheet would run begins with an apostrophe, which it shows as nothing.</summary>
    public static string Field(string text) =>
        $"\"{(text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
