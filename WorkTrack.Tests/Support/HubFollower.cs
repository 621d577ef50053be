using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace WorkTrack.Tests.Support;

/// <summary>A program that follows the hub: it applies events, and asks on from the last id whenever its connection is back.</summary>
internal sealed class HubFollower(HubConnection connection) : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private string? _lastId;

    public ConcurrentDictionary<string, JsonElement> Computers { get; } = new();

    public ConcurrentQueue<string> Types { get; } = new();

    public int Snapshots { get; private set; }

    public int Total { get; private set; }

    public async Task FollowAsync()
    {
        while (!_end.IsCancellationRequested && connection.State != HubConnectionState.Disconnected)
        {
            try
            {
                await foreach (var batch in connection.StreamAsync<JsonElement>("Follow", _lastId, _end.Token))
                {
                    foreach (var happened in batch.GetProperty("events").EnumerateArray())
                    {
                        Apply(happened);
                    }

                    _lastId = batch.GetProperty("id").GetString();
                }
            }
            catch (HubException)
            {
                // Refused, or sent away.
                return;
            }
            catch (Exception ended) when (ended is OperationCanceledException or InvalidOperationException or IOException or System.Net.WebSockets.WebSocketException)
            {
                // Over, or cut: then the connection comes back by itself.
                await Task.WhenAny(Eventually.IsAsync(() => connection.State is HubConnectionState.Connected or HubConnectionState.Disconnected));
            }
        }
    }

    /// <summary>Ends it. May be called again.</summary>
    public void Dispose() => _end.Cancel();

    private void Apply(JsonElement happened)
    {
        var (type, data) = (happened.GetProperty("type").GetString()!, happened.GetProperty("data"));
        Types.Enqueue(type);
        switch (type)
        {
            case "computers_update":
                Computers.Clear();
                foreach (var computer in data.GetProperty("computers").EnumerateArray())
                {
                    Computers[computer.GetProperty("computer_id").GetString()!] = computer;
                }

                Total = data.GetProperty("stats").GetProperty("total_computers").GetInt32();
                Snapshots++;
                break;
            case "computer_update":
                Computers[data.GetProperty("computer_id").GetString()!] = data;
                break;
            case "stats_update":
                Total = data.GetProperty("total_computers").GetInt32();
                break;
        }
    }
}
