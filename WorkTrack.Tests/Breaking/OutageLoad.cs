using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;

namespace WorkTrack.Tests.Breaking;

/// <summary>A fleet that reports at a steady pace, whatever the server does with it: a slow answer holds up no other report.</summary>
internal sealed class OutageLoad(Uri server, MinuteBook book) : IDisposable
{
    /// <summary>Reports a second.</summary>
    public const int Pace = 100;

    private const int Computers = 50;
    private const int TicksPerSecond = 20;

    private readonly HttpClient _client = new() { BaseAddress = server, Timeout = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentBag<Answer> _answers = [];
    private readonly long _firstMinute = (TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 60) - (6 * 24 * 60);

    /// <summary>What was answered so far.</summary>
    public IReadOnlyCollection<Answer> Answers => _answers;

    /// <summary>Reports until it is told to stop, and waits for the last answers.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var open = new List<Task>();
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / TicksPerSecond));
        for (var sent = 0; !stop.IsCancellationRequested;)
        {
            for (var i = 0; i < Pace / TicksPerSecond; i++)
            {
                open.Add(SendAsync(sent++));
            }

            try
            {
                await timer.WaitForNextTickAsync(stop);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        await Task.WhenAll(open);
    }

    public void Dispose() => _client.Dispose();

    private async Task SendAsync(int number)
    {
        // One report in a hundred is the first of a computer; the others go round.
        var computer = number % 100 == 99 ? $"NEW{number}" : $"OLD{number % Computers}";
        var minute = _firstMinute + (number / Computers);
        book.Sent(computer, [minute]);
        var began = Stopwatch.GetTimestamp();
        HttpStatusCode status;
        try
        {
            using var answer = await _client.PostAsJsonAsync("/api/v1/reports", new
            {
                computer_id = computer,
                session_id = string.Create(CultureInfo.InvariantCulture, $"{StringComparer.Ordinal.GetHashCode(computer) & 0x7fffffff:x32}"),
                sent_at = TimeProvider.System.GetUtcNow(),
                samples = new[] { new { started_at = DateTimeOffset.FromUnixTimeSeconds((minute * 60) + 20), duration_ms = 20_000, state = "active", program = "p" } },
            });
            status = answer.StatusCode;
        }
        catch (Exception gone) when (gone is HttpRequestException or TaskCanceledException)
        {
            status = 0;
        }

        if (status == HttpStatusCode.OK)
        {
            book.WasAcknowledged(computer, [minute]);
        }

        _answers.Add(new Answer(began, Stopwatch.GetElapsedTime(began), status));
    }

    /// <summary>An answer.</summary>
    /// <param name="SentAt">The stopwatch when the report was sent.</param>
    /// <param name="Took">How long it took.</param>
    /// <param name="Status">What it was; 0 for none.</param>
    internal sealed record Answer(long SentAt, TimeSpan Took, HttpStatusCode Status);
}
