using WorkTrack.Domain.Ledger;

namespace WorkTrack.Web.Live;

/// <summary>When servers could take reports, as this one knows it. Read by whoever judges a silence.</summary>
public sealed class UptimeLog(TimeProvider time)
{
    private readonly Lock _changing = new();
    private ServerUptime _current = ServerUptime.Since([], time.GetUtcNow());

    /// <summary>What is known now.</summary>
    public ServerUptime Current => Volatile.Read(ref _current);

    /// <summary>Puts another knowledge in place of the current one.</summary>
    internal ServerUptime Change(Func<ServerUptime, ServerUptime> change)
    {
        lock (_changing)
        {
            var changed = change(_current);
            Volatile.Write(ref _current, changed);
            return changed;
        }
    }
}
