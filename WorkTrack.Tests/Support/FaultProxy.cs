using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace WorkTrack.Tests.Support;

/// <summary>What happens to a piece of an answer on its way back.</summary>
public enum Fault
{
    /// <summary>It passes.</summary>
    None,

    /// <summary>It is lost, and both sides are told that the connection is gone.</summary>
    Reset,

    /// <summary>It and all after it is lost, and nobody is told.</summary>
    Silence,

    /// <summary>It comes late.</summary>
    Delay,
}

/// <summary>A wire between a client and a server that loses answers to what has arrived.</summary>
/// <param name="port">The server's port on this machine.</param>
/// <param name="fault">Decides for each answer, knowing what was asked last on the connection.</param>
internal sealed class FaultProxy(int port, Func<ReadOnlyMemory<byte>, Fault> fault) : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentBag<TcpClient> _open = [];
    private readonly CancellationTokenSource _end = new();
    private Task _accepting = Task.CompletedTask;

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public FaultProxy Start()
    {
        _listener.Start();
        _accepting = AcceptAsync();
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        foreach (var connection in _open)
        {
            connection.Dispose();
        }

        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                _ = CarryAsync(await _listener.AcceptTcpClientAsync(_end.Token));
            }
            catch (Exception ended) when (ended is OperationCanceledException or SocketException)
            {
                return;
            }
        }
    }

    private async Task CarryAsync(TcpClient client)
    {
        var server = new TcpClient { NoDelay = true };
        client.NoDelay = true;
        _open.Add(client);
        _open.Add(server);
        ReadOnlyMemory<byte> asked = default;
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, port, _end.Token);
            await Task.WhenAny(
                PumpAsync(client, server, bytes =>
                {
                    asked = bytes.ToArray();
                    return Fault.None;
                }),
                PumpAsync(server, client, _ => fault(asked)));
        }
        catch (Exception gone) when (gone is SocketException or OperationCanceledException)
        {
            // The server is not there, or the test is over.
        }

        // A reset and no orderly end: what is under way is lost.
        client.LingerState = server.LingerState = new LingerOption(true, 0);
        client.Dispose();
        server.Dispose();
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, Func<ReadOnlyMemory<byte>, Fault> decide)
    {
        var buffer = new byte[64 * 1024];
        var isSilent = false;
        try
        {
            for (int read; (read = await from.GetStream().ReadAsync(buffer, _end.Token)) > 0;)
            {
                var chosen = decide(buffer.AsMemory(0, read));
                isSilent |= chosen == Fault.Silence;
                if (chosen == Fault.Reset)
                {
                    return;
                }

                if (chosen == Fault.Delay)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, _end.Token);
                }

                if (!isSilent)
                {
                    await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _end.Token);
                }
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // One side has gone.
        }
    }
}
