namespace WorkTrack.Bench.Fanout;

/// <summary>The clients of one hub, heard by one thread.</summary>
internal sealed class StreamCrowd : IDisposable
{
    private const int BufferSize = 256 * 1024;
    private const int MillisecondsToWait = 50;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _listening = new();
    private readonly List<StreamClient> _clients = [];
    private readonly Epoll _epoll = new();
    private readonly Thread _thread;
    private readonly Hub _hub;
    private Deliveries _heard = new(int.MaxValue);
    private Exception? _failure;
    private volatile bool _stopped;

    public StreamCrowd(Hub hub)
    {
        _hub = hub;
        _thread = new Thread(Listen) { IsBackground = true, Name = $"clients of {hub.Name}" };
        _thread.Start();
    }

    /// <summary>How many clients there are.</summary>
    public int Count => _clients.Count;

    /// <summary>How many streams ended though nobody wanted them to.</summary>
    public int Lost { get; private set; }

    /// <summary>Connects more clients.</summary>
    public void Connect(int count)
    {
        for (var i = 0; i < count; i++)
        {
            var client = new StreamClient(_hub);
            lock (_listening)
            {
                _clients.Add(client);
                _epoll.Watch(client.Socket, _clients.Count - 1);
            }
        }
    }

    /// <summary>Begins to count anew.</summary>
    /// <returns>What was heard since the last time.</returns>
    public Deliveries Turn()
    {
        lock (_listening)
        {
            if (_failure is { } failure)
            {
                throw new InvalidOperationException("The clients stopped listening.", failure);
            }

            var heard = _heard;
            _heard = new Deliveries(_hub.Markers.Next);
            return heard;
        }
    }

    /// <summary>Waits until every client knows the newest report of every computer, or for as long as anybody has patience.</summary>
    /// <returns>How many clients do not.</returns>
    public async Task<int> SettleAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var since = TimeProvider.System.GetTimestamp();
        int behind;
        while ((behind = Behind()) > 0 && TimeProvider.System.GetElapsedTime(since) < Patience)
        {
            await timer.WaitForNextTickAsync();
        }

        return behind;
    }

    public void Dispose()
    {
        _stopped = true;
        _thread.Join();
        _clients.ForEach(client => client.Dispose());
        _epoll.Dispose();
    }

    private int Behind()
    {
        lock (_listening)
        {
            return _clients.Count(client => client.IsBehind);
        }
    }

    private void Listen()
    {
        var (buffer, ready) = (new byte[BufferSize], new List<int>());
        try
        {
            while (!_stopped)
            {
                _epoll.Wait(MillisecondsToWait, ready);
                lock (_listening)
                {
                    ready.ForEach(number => Receive(_clients[number], buffer));
                }
            }
        }
        catch (Exception failure)
        {
            // Of a thread of its own: whoever asks for figures gets it, and ends the servers on the way out.
            _failure = failure;
        }
    }

    private void Receive(StreamClient client, byte[] buffer)
    {
        if (!client.Receive(buffer, _heard))
        {
            _epoll.Forget(client.Socket);
            Lost++;
        }
    }
}
