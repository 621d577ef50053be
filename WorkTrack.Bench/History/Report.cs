using System.Globalization;
using System.Text;

namespace WorkTrack.Bench.History;

/// <summary>What was found of one database, as a table in Markdown.</summary>
internal sealed class Report(string title)
{
    private readonly List<string[]> _rows = [];
    private readonly StringBuilder _remarks = new();

    /// <summary>Adds a line to the table.</summary>
    public void Add(string what, FormattableString figure, string target = "", FormattableString? bare = null) =>
        _rows.Add([what, Text(figure), target, bare is null ? "" : Text(bare)]);

    /// <summary>Adds timings, p50 and p95 of each.</summary>
    public void Add(string what, (Timing Product, Timing Bare) timings, double? targetP95 = null) =>
        Add(
            what, $"{timings.Product}",
            targetP95 is { } target ? Text($"p95 {target:0} ms: {(timings.Product.P95 <= target ? "met" : "MISSED")}") : "",
            $"{timings.Bare}, x {timings.Product.P50 / timings.Bare.P50:0.0}");

    /// <summary>Adds text below the table.</summary>
    public void Remark(string text) => _remarks.AppendLine().AppendLine(text);

    public override string ToString()
    {
        string[][] all = [["what", "figure (p50 / p95)", "target", "bare (p50 / p95), ratio of p50"], .. _rows];
        var widths = Enumerable.Range(0, 4).Select(column => all.Max(row => row[column].Length)).ToArray();
        var text = new StringBuilder($"### {title}\n\n");
        for (var i = 0; i < all.Length; i++)
        {
            text.AppendLine("| " + string.Join(" | ", all[i].Select((cell, column) => cell.PadRight(widths[column]))) + " |");
            if (i == 0)
            {
                text.AppendLine("|" + string.Join("|", widths.Select(width => new string('-', width + 2))) + "|");
            }
        }

        return text.Append(_remarks).ToString();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
