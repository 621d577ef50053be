using System.Globalization;
using System.Text;

namespace WorkTrack.Bench.Screens;

/// <summary>Computers whose window's title says when its report was sent, so that whoever sees it knows how long that took.</summary>
/// <param name="client">How they send.</param>
/// <param name="server">Where to.</param>
/// <param name="count">How many they are.</param>
internal sealed class MarkedFleet(HttpClient client, Uri server, int count)
{
    private const int Senders = 20;

    // No two neighbours on a page report one after the other; it divides no fleet.
    private const int Step = 389;

    private readonly DateTimeOffset _start = TimeProvider.System.GetUtcNow();

    /// <summary>Has each computer report once, as fast as the server takes it.</summary>
    public Task GreetAsync() => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = Senders }, async (computer, _) => await ReportAsync(computer));

    /// <summary>Has each computer report once in a round, evenly spread over it.</summary>
    /// <returns>How long each answer took, in milliseconds.</returns>
    public async Task<List<double>> GoOnAsync(TimeSpan round, TimeSpan time)
    {
        var latencies = await Task.WhenAll(Enumerable.Range(0, Senders).Select(sender => SendAsync(sender, round, time)));
        return [.. latencies.SelectMany(latency => latency)];
    }

    private async Task<List<double>> SendAsync(int sender, TimeSpan round, TimeSpan time)
    {
        var latencies = new List<double>();
        var since = TimeProvider.System.GetTimestamp();
        for (var turn = sender; ; turn += Senders)
        {
            var due = round * turn / count;
            if (due >= time)
            {
                return latencies;
            }

            var rest = due - TimeProvider.System.GetElapsedTime(since);
            if (rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, TimeProvider.System);
            }

            var sent = TimeProvider.System.GetTimestamp();
            await ReportAsync(turn % count * Step % count);
            latencies.Add(TimeProvider.System.GetElapsedTime(sent).TotalMilliseconds);
        }
    }

    private async Task ReportAsync(int computer)
    {
        var now = TimeProvider.System.GetUtcNow();
        var json = string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"type\":\"agent_data\",\"computer_id\":\"PC-{computer:00000}\",\"computer_name\":\"DESK-{computer:00000}\",\"user_name\":\"ana\",\"os_info\":\"Windows 11 Pro\",\"usage_minutes\":{120 + (int)(now - _start).TotalMinutes},\"active_window\":{{\"window_title\":\"sent {now.ToUnixTimeMilliseconds()} Relatório\",\"program_name\":\"excel.exe\"}}}}");
        using var answer = await client.PostAsync(new Uri(server, "/api/agent-data"), new StringContent(json, Encoding.UTF8, "application/json"));
        answer.EnsureSuccessStatusCode();
    }
}
