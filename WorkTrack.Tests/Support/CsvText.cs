using System.Text;

namespace WorkTrack.Tests.Support;

/// <summary>Reads CSV as RFC 4180 has it, with any separator. Not the product's code, which only writes it.</summary>
internal static class CsvText
{
    /// <summary>The lines of a file, by the names of the first.</summary>
    public static List<Dictionary<string, string>> Read(string text, char separator)
    {
        var lines = Lines(text, separator).ToList();
        Assert.All(lines, line => Assert.Equal(lines[0].Count, line.Count));
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(field => field.First, field => field.Second))];
    }

    private static IEnumerable<List<string>> Lines(string text, char separator)
    {
        var (line, field, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < text.Length; i++)
        {
            if (quoted)
            {
                if (text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append(text[i++]);
                }
                else if (text[i] == '"')
                {
                    quoted = false;
                }
                else
                {
                    field.Append(text[i]);
                }
            }
            else if (text[i] == '"')
            {
                Assert.Equal(0, field.Length);
                quoted = true;
            }
            else if (text[i] == separator)
            {
                line.Add(field.ToString());
                field.Clear();
            }
            else if (text[i] == '\r')
            {
                Assert.Equal('\n', text[++i]);
                line.Add(field.ToString());
                field.Clear();
                yield return line;
                line = [];
            }
            else
            {
                field.Append(text[i]);
            }
        }

        Assert.True(!quoted && line.Count == 0 && field.Length == 0, "The last line has no end.");
    }
}
