using System.Globalization;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.DependencyInjection;

namespace WorkTrack.Bench.Screens;

/// <summary>
/// A circuit without a browser: it fetches the page, begins its circuit over a WebSocket, answers calls to scripts as a
/// screen of 1440 by 900 pixels would, and acknowledges every render batch. To the server it is a browser like any other.
/// </summary>
internal sealed partial class CircuitClient : IAsyncDisposable
{
    // As wwwroot/virtual-grid.js says of such a screen when there are cards above and below: five rows of three in sight, and
    // two more on either side.
    private const string RowsInSight = "[8,9,3]";

    private const int ReturnsObject = 1;

    private readonly HubConnection _connection;
    private readonly TaskCompletionSource _shown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _batches;
    private long _bytes;
    private int _objects;

    private CircuitClient(HubConnection connection)
    {
        _connection = connection;
        connection.On<int, byte[]>("JS.RenderBatch", TakeAsync);
        connection.On<long, string, string, int, long, int>("JS.BeginInvokeJS", CallAsync);
        connection.On<string>("JS.Error", error => _shown.TrySetException(new InvalidOperationException($"The circuit ended: {error}")));
        foreach (var ignored in new[] { "JS.AttachComponent", "JS.EndInvokeDotNet", "JS.EndUpdateRootComponents", "JS.EndLocationChanging" })
        {
            connection.On(ignored, [typeof(object), typeof(object), typeof(object)], (_, _) => Task.CompletedTask, this);
        }
    }

    /// <summary>How many batches it was sent.</summary>
    public int Batches => Volatile.Read(ref _batches);

    /// <summary>How many bytes these had.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Whether the server has not ended it.</summary>
    public bool IsConnected => _connection.State == HubConnectionState.Connected;

    /// <summary>Opens a page and waits until computers are drawn on it.</summary>
    public static async Task<CircuitClient> OpenAsync(SignedInBrowser signedIn, Uri address)
    {
        var browser = signedIn.Client;
        var page = LivePage.Parse(await browser.GetStringAsync(address));
        var builder = new HubConnectionBuilder().WithUrl(new Uri(address, "/_blazor"), HttpTransportType.WebSockets, options =>
        {
            options.Cookies = signedIn.Cookies;

            // Browsers offer to compress, and what that takes is a part of what a circuit costs.
            options.WebSocketConfiguration = socket => socket.DangerousDeflateOptions = new WebSocketDeflateOptions();
        });
        builder.Services.AddSingleton<IHubProtocol, BlazorPack>();
        var circuit = new CircuitClient(builder.Build());
        await circuit._connection.StartAsync();
        _ = await circuit._connection.InvokeAsync<string?>("StartCircuit", new Uri(address, "/").ToString(), address.ToString(), "[]", page.State)
            ?? throw new InvalidOperationException("The server refused the circuit.");
        await circuit._connection.SendAsync("UpdateRootComponents", page.Operations, page.State);
        await circuit._shown.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return circuit;
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();

    private Task TakeAsync(int number, byte[] batch)
    {
        Interlocked.Increment(ref _batches);
        Interlocked.Add(ref _bytes, batch.Length);
        if (!_shown.Task.IsCompleted && batch.AsSpan().IndexOf("computer-card"u8) >= 0)
        {
            _shown.TrySetResult();
        }

        return _connection.SendAsync("OnRenderCompleted", (long)number, null);
    }

    private async Task CallAsync(long call, string function, string arguments, int resultType, long target, int callType)
    {
        if (function == "follow" && DotNetObject().Match(arguments) is { Success: true } owner)
        {
            await _connection.SendAsync(
                "BeginInvokeDotNetFromJS", "1", null, "Show", long.Parse(owner.Groups[1].Value, CultureInfo.InvariantCulture), RowsInSight);
        }

        if (call != 0)
        {
            var result = resultType == ReturnsObject ? $"{{\"__jsObjectId\":{Interlocked.Increment(ref _objects)}}}" : "null";
            await _connection.SendAsync("EndInvokeJSFromDotNet", call, true, $"[{call},true,{result}]");
        }
    }

    [GeneratedRegex("\"__dotNetObject\":(\\d+)")]
    private static partial Regex DotNetObject();
}
