using System.Buffers.Binary;
using System.ComponentModel;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace WorkTrack.Bench.Fanout;

/// <summary>
/// Linux's epoll: says which of many sockets have something to read, for a system call, however many have not. What
/// .NET offers costs as much for a thousand silent sockets as for a thousand busy ones, on the cores of what is measured.
/// </summary>
internal sealed class Epoll : IDisposable
{
    private const uint In = 1;
    private const int Add = 1;
    private const int Delete = 2;
    private const int Interrupted = 4;
    private const int MostEvents = 256;

    // struct epoll_event is packed on this one architecture.
    private static readonly int DataAt = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 4 : 8;
    private static readonly int Size = DataAt + sizeof(long);

    private readonly byte[] _events = new byte[MostEvents * Size];
    private readonly int _handle = Check(Create(0));

    /// <summary>Begins to watch a socket.</summary>
    /// <param name="socket">The socket.</param>
    /// <param name="number">What <see cref="Wait(int, List{int})"/> shall call it.</param>
    public void Watch(Socket socket, int number)
    {
        var wanted = new byte[Size];
        BitConverter.TryWriteBytes(wanted, In);
        BitConverter.TryWriteBytes(wanted.AsSpan(DataAt), (long)number);
        Check(Control(_handle, Add, (int)socket.Handle, wanted));
    }

    /// <summary>Ends to watch a socket, which must not be closed yet.</summary>
    public void Forget(Socket socket) => Check(Control(_handle, Delete, (int)socket.Handle, new byte[Size]));

    /// <summary>Waits until a watched socket can be read or has ended, or for a while.</summary>
    /// <param name="milliseconds">How long at most.</param>
    /// <param name="ready">Gets the numbers of such sockets.</param>
    public void Wait(int milliseconds, List<int> ready)
    {
        ready.Clear();
        var count = Wait(_handle, _events, MostEvents, milliseconds);
        if (count < 0 && Marshal.GetLastPInvokeError() != Interrupted)
        {
            throw new Win32Exception();
        }

        for (var i = 0; i < count; i++)
        {
            var data = _events.AsSpan((i * Size) + DataAt);
            ready.Add((int)(BitConverter.IsLittleEndian ? BinaryPrimitives.ReadInt64LittleEndian(data) : BinaryPrimitives.ReadInt64BigEndian(data)));
        }
    }

    public void Dispose() => Check(Close(_handle));

    private static int Check(int result) => result < 0 ? throw new Win32Exception() : result;

    [DllImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static extern int Create(int flags);

    [DllImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static extern int Control(int epoll, int operation, int socket, byte[] wanted);

    [DllImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static extern int Wait(int epoll, [Out] byte[] events, int most, int milliseconds);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    private static extern int Close(int handle);
}
