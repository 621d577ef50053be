using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using WorkTrack.Tests.Support;

namespace WorkTrack.Tests.Breaking;

/// <summary>
/// What processes ask of the kernel, as strace sees it, in one order for all of them: requests that are read, flushes that
/// are done, and answers that are sent.
/// </summary>
internal sealed partial class FlushTrace : IAsyncDisposable
{
    private readonly Process _strace;
    private readonly string _file;

    private FlushTrace(Process strace, string file) => (_strace, _file) = (strace, file);

    /// <summary>Attaches to running processes; skips the test where that is forbidden.</summary>
    /// <param name="file">Where the trace goes.</param>
    /// <param name="processes">Their numbers.</param>
    public static async Task<FlushTrace> AttachAsync(string file, params int[] processes)
    {
        var strace = Process.Start(new ProcessStartInfo(
            Requirement.Program("strace"),
            [
                "-f", "-o", file, "-s", "32", "-e", "signal=none", "-e", "trace=fsync,fdatasync,recvfrom,recvmsg,read,sendto,sendmsg,write,writev",
                .. processes.SelectMany(process => new[] { "-p", process.ToString(CultureInfo.InvariantCulture) }),
            ])
        {
            RedirectStandardError = true,
        })!;
        foreach (var _ in processes)
        {
            // One line each, of which the first says how many threads came along; then it sees everything.
            var said = await strace.StandardError.ReadLineAsync() ?? "";
            Assert.SkipUnless(said.Contains("attached", StringComparison.Ordinal), $"strace may not attach here: {said}");
        }

        // Threads are told of one by one, and the pipe must not fill up.
        _ = strace.StandardError.ReadToEndAsync();
        return new FlushTrace(strace, file);
    }

    /// <summary>For each answer 200, in order, the flushes that were done since its request was read. Ends the trace.</summary>
    public async Task<IReadOnlyList<int>> FlushesBeforeAnswersAsync()
    {
        await EndAsync();
        var (flushes, found, inRequest) = (0, new List<int>(), false);
        foreach (var line in File.ReadLines(_file))
        {
            if (Request().IsMatch(line))
            {
                (flushes, inRequest) = (0, true);
            }
            else if (FlushDone().IsMatch(line))
            {
                flushes++;
            }
            else if (inRequest && Answer().IsMatch(line))
            {
                found.Add(flushes);
                inRequest = false;
            }
        }

        return found;
    }

    public async ValueTask DisposeAsync()
    {
        await EndAsync();
        _strace.Dispose();
    }

    private async Task EndAsync()
    {
        if (!_strace.HasExited)
        {
            // Asked, and not killed: it has to let go of the processes and to write its last lines.
            using var kill = Process.Start("kill", ["-INT", _strace.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync();
            await _strace.WaitForExitAsync();
        }
    }

    [GeneratedRegex(@"(recv|read).*""POST /api/")]
    private static partial Regex Request();

    // A call during which another thread was heard is told in two lines, of which the second is its end.
    [GeneratedRegex(@"(fsync|fdatasync)(\(\d+\)| resumed>\)) *= 0")]
    private static partial Regex FlushDone();

    [GeneratedRegex(@"(send|write).*""HTTP/1.1 200")]
    private static partial Regex Answer();
}
