using System.Globalization;
using System.Net;
using System.Net.Http.Json;

namespace WorkTrack.Tests.Breaking;

/// <summary>
/// An agent that reports one after the other minutes of its last days, each once, in an order that its number decides; of
/// the reports that get no answer it sends some again and gives up others.
/// </summary>
internal sealed class MinuteWriter(int number, MinuteBook book, Func<CancellationToken, Task<Uri>> server)
{
    private const int Days = 6;
    private const int MostSamples = 4;

    private readonly Random _random = new(number);
    private readonly long _now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 60;
    private readonly Queue<long> _minutes = [];
    private int _computers;
    private string _computer = "";
    private string _session = "";

    /// <summary>What the server answered that was neither taken nor "later".</summary>
    public static bool IsExpected(HttpStatusCode status) => status is HttpStatusCode.OK or HttpStatusCode.ServiceUnavailable;

    /// <summary>Writes until it is told to stop.</summary>
    /// <param name="acknowledged">Told after every report that was.</param>
    /// <param name="stop">Stops it.</param>
    public async Task RunAsync(Action acknowledged, CancellationToken stop)
    {
        // Patient: a server whose database hangs answers after some seconds.
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        while (!stop.IsCancellationRequested)
        {
            var minutes = NextMinutes();
            book.Sent(_computer, minutes);
            do
            {
                try
                {
                    using var answer = await SendAsync(client, minutes, stop);
                    Assert.True(IsExpected(answer.StatusCode), $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync(stop)}");
                    if (answer.StatusCode == HttpStatusCode.OK)
                    {
                        book.WasAcknowledged(_computer, minutes);
                        acknowledged();
                        break;
                    }
                }
                catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException)
                {
                    // The server was killed with the report in its hands, or the writers are stopped.
                }
            }
            while (!stop.IsCancellationRequested && _random.Next(3) > 0);
        }
    }

    private List<long> NextMinutes()
    {
        if (_minutes.Count < MostSamples)
        {
            // Another computer, so that computers become known all the time.
            _computer = string.Create(CultureInfo.InvariantCulture, $"W{number}-{_computers++}");
            _session = string.Create(CultureInfo.InvariantCulture, $"{number:x16}{_computers:x16}");
            var all = Enumerable.Range(2, Days * 24 * 60).Select(back => _now - back).ToArray();
            _random.Shuffle(all);
            Array.ForEach(all[..600], _minutes.Enqueue);
        }

        return [.. Enumerable.Range(0, _random.Next(1, MostSamples + 1)).Select(_ => _minutes.Dequeue())];
    }

    private async Task<HttpResponseMessage> SendAsync(HttpClient client, List<long> minutes, CancellationToken stop) =>
        await client.PostAsJsonAsync(
            new Uri(await server(stop), "/api/v1/reports"),
            new
            {
                computer_id = _computer,
                session_id = _session,
                sent_at = TimeProvider.System.GetUtcNow(),
                samples = minutes.Select(minute => new
                {
                    // Covers second :30 of its minute and touches no other.
                    started_at = DateTimeOffset.FromUnixTimeSeconds((minute * 60) + 20),
                    duration_ms = 20_000,
                    state = "active",
                    program = $"p{minute % 7}",
                    title = "t",
                }),
            },
            stop);
}
