using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using WorkTrack.Domain.Computers;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Live;

namespace WorkTrack.Tests.Browser;

/// <summary>
/// Titles of any kind, written by the stream's writer and read by parsers that are not ours, come back as they were. They
/// are put on the board past the cleaning that agents' text goes through: the writer must not rely on it.
/// </summary>
[Collection(InBrowser.Name)]
public sealed class StreamFramingTests(Chromium chromium)
{
    private const int AnyTitles = 300;

    // Collects titles until all computers have been seen; half of them come after the snapshot.
    private const string Collect = """
        const titles = {};
        const take = event => {
          const computers = event.type === 'computers_update' ? event.data.computers : event.type === 'computer_update' ? [event.data] : [];
          for (const computer of computers) titles[computer.computer_id] = computer.active_window.window_title;
          return Object.keys(titles).length;
        };
        """;

    private const string InNode = Collect + """
        import { createParser } from 'eventsource-parser';
        const [url, count] = process.argv.slice(2);
        const parser = createParser({
          onEvent: event => {
            if (take(JSON.parse(event.data)) < Number(count)) return;
            console.log(JSON.stringify(titles));
            process.exit(0);
          },
          onError: error => { throw error; },
        });
        const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
        for await (const chunk of (await fetch(url)).body) {
          for (let at = 0; at < chunk.length;) {
            const end = Math.min(chunk.length, at + 1 + Math.floor(Math.random() * 700));
            parser.feed(decoder.decode(chunk.subarray(at, end), { stream: true }));
            at = end;
          }
        }
        """;

    private const string InChromium = "count => new Promise(resolve => {" + Collect + """
          const source = new EventSource('/api/dashboard-stream?mode=delta');
          source.onmessage = event => {
            if (take(JSON.parse(event.data)) < count) return;
            source.close();
            resolve(JSON.stringify(titles));
          };
        })
        """;

    [Fact]
    public async Task Titles_ReadByEventsourceParser_ComeBackEqual()
    {
        using var node = new NodeScript();
        await node.InstallAsync("eventsource-parser@3.0.6");

        await ReadAsync((address, count) => node.RunAsync(InNode, $"{address}api/dashboard-stream?mode=delta", count.ToString(CultureInfo.InvariantCulture)));
    }

    [Fact]
    public Task Titles_ReadByChromium_ComeBackEqual() => ReadAsync(async (address, count) =>
    {
        var page = await chromium.OpenPageAsync(new Uri(address, "health/live"));
        return await page.EvaluateAsync<string>(InChromium, count);
    });

    private static async Task ReadAsync(Func<Uri, int, Task<string>> readAsync)
    {
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, TimeProvider.System);
        var board = app.Services.GetRequiredService<Board>();
        var streams = app.Services.GetRequiredService<WorkTrack.Web.Feed.OpenStreams>();
        var titles = Titles().Select((title, number) => (Id: $"PC-{number}", Title: title)).ToList();
        var half = titles.Count / 2;
        titles[..half].ForEach(computer => board.Apply(Computer(computer.Id, computer.Title)));
        var reading = readAsync(app.Address, titles.Count);
        await Eventually.IsAsync(() => streams.Count == 1 || reading.IsCompleted);

        titles[half..].ForEach(computer => board.Apply(Computer(computer.Id, computer.Title)));

        var read = JsonSerializer.Deserialize<Dictionary<string, string>>(await reading)!;
        Assert.All(titles, computer => Assert.Equal(computer.Title, read[computer.Id]));
    }

    /// <summary>What could break a line, an event, JSON or HTML, and then anything at all.</summary>
    private static List<string> Titles()
    {
        var points = Gen.OneOf(Gen.Int[0, 0x2FF], Gen.Int[0x2000, 0x20FF], Gen.Int[0xE000, 0xFFFF], Gen.Int[0x1F300, 0x1FAFF], Gen.Int[0, 0x7F]);
        var any = points.Array[0, 60].Select(title => string.Concat(title.Select(point => new Rune(point).ToString())));
        List<string> titles =
        [
            "", " ", "\n", "\r", "\r\n\r\n", "data: {}\n\ndata: {}", "id: 7\nretry: 0", "\0", "\u2028\u2029\u0085", "\uFEFF", "\"}}\n\n", "\\u000a\\",
            "</script><!--", "Relatório — Ação 😀", "e\u0301\u202Eabc", new string('ü', 512), ":", ": comment",
        ];
        any.Array[AnyTitles].Sample(titles.AddRange, seed: "0000KoIPnQb4", iter: 1, threads: 1);
        return titles;
    }

    private static Computer Computer(string id, string title) => new()
    {
        Key = 1,
        Id = ComputerId.Parse(id),
        RegisteredAt = DateTimeOffset.UnixEpoch,
        LastSeenAt = DateTimeOffset.UnixEpoch,
        Window = new ActiveWindow(title, null, null),
    };
}
