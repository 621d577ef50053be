using System.Text.Json;
using WorkTrack.Domain.Computers;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Browser;

/// <summary>The Big List of Naughty Strings, which others keep: https://github.com/minimaxir/big-list-of-naughty-strings.</summary>
internal static class NaughtyStrings
{
    /// <summary>Those of them that have anything to show.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync()
    {
        using var node = new NodeScript();
        await node.InstallAsync("big-list-of-naughty-strings@1.0.0");
        var texts = JsonSerializer.Deserialize<string[]>(await node.RunAsync(
            """
            import { readFileSync } from 'node:fs';
            process.stdout.write(readFileSync('node_modules/big-list-of-naughty-strings/blns.json', 'utf8'));
            """))!;
        Assert.InRange(texts.Length, 450, 1000);
        return [.. texts.Where(text => CleanText.Clean(text, 1000) is not null).Distinct(StringComparer.Ordinal)];
    }
}
