namespace WorkTrack.Web.Hosting;

/// <summary>
/// One server per data directory. Two would each trust their own memory of what the database holds, and a second demo
/// would delete the file under the first.
/// </summary>
internal sealed class DataDirectoryLock(string directory) : IHostedService, IDisposable
{
    private FileStream? _file;

    /// <exception cref="StartupRefusedException">Another server holds it.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            // The operating system lets go of it however the process ends.
            _file = new FileStream(Path.Combine(directory, "worktrack.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new StartupRefusedException(
                $"Another WorkTrack uses the data directory {directory}. Stop it; or, for a second server of its own, set "
                + "WorkTrack:DataDirectory to another folder and, if you use MySQL, name another database.");
        }

        return Task.CompletedTask;
    }

    /// <summary>Lets go of it: everything that writes was registered later, and so has ended by now.</summary>
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose() => _file?.Dispose();
}
