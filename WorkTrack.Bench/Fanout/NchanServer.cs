using System.Diagnostics;
using System.Globalization;
using System.Net;
using WorkTrack.Bench.Ingest;
using WorkTrack.Bench.Stores;

namespace WorkTrack.Bench.Fanout;

/// <summary>
/// An nginx of our own with nchan, Debian's package libnginx-mod-nchan: a hub for server-sent events that is known to be
/// fast. As it comes, but for what would lose messages of a slow client, and for a log of every request.
/// </summary>
internal sealed class NchanServer : IAsyncDisposable
{
    /// <summary>What to say when it is not here.</summary>
    public const string Missing = "nginx has no nchan here; apt-get install nginx-light libnginx-mod-nchan.";

    private const string Module = "/usr/lib/nginx/modules/ngx_nchan_module.so";

    private readonly Process _process;
    private readonly IPEndPoint _address;

    private NchanServer(Process process, IPEndPoint address) => (_process, _address) = (process, address);

    /// <summary>Whether it is here.</summary>
    public static bool IsInstalled => File.Exists(Module) && ProgramPath.Find("nginx") is not null;

    /// <summary>What clients ask for.</summary>
    public Uri Subscribe => new($"http://{_address}/subscribe");

    /// <summary>Where messages are posted.</summary>
    public Uri Publish => new($"http://{_address}/publish");

    /// <summary>How much of one core its workers have used.</summary>
    public TimeSpan Processor
    {
        get
        {
            var workers = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{_process.Id}/task/{_process.Id}/children"))
                .Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return workers.Aggregate(TimeSpan.Zero, (sum, worker) =>
            {
                using var process = Process.GetProcessById(int.Parse(worker, CultureInfo.InvariantCulture));
                return sum + process.TotalProcessorTime;
            });
        }
    }

    /// <summary>Starts it and waits until it takes connections.</summary>
    /// <param name="folder">An existing folder for what it writes.</param>
    public static async Task<NchanServer> StartAsync(string folder)
    {
        if (!IsInstalled)
        {
            throw new InvalidOperationException(Missing);
        }

        var address = ServerProcess.FreeAddress();
        var settings = Path.Combine(folder, "nginx.conf");
        await File.WriteAllTextAsync(settings, Settings(folder, address));
        var process = Process.Start(ProgramPath.Find("nginx")!, ["-p", folder, "-c", settings, "-e", Path.Combine(folder, "error.log")]);
        await ServerProcess.ListensAsync(process, address);
        return new NchanServer(process, address);
    }

    public async ValueTask DisposeAsync()
    {
        // Killed, the master would leave its workers behind.
        using var stopping = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await stopping.WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static string Settings(string folder, IPEndPoint address) =>
        $$"""
        load_module {{Module}};
        daemon off;
        user {{Environment.UserName}};
        worker_processes auto;
        pid {{folder}}/nginx.pid;
        events { worker_connections 4096; }
        http {
            access_log off;
            client_body_temp_path {{folder}}/body;
            proxy_temp_path {{folder}}/proxy;
            fastcgi_temp_path {{folder}}/fastcgi;
            uwsgi_temp_path {{folder}}/uwsgi;
            scgi_temp_path {{folder}}/scgi;
            server {
                listen {{address}};
                nchan_channel_id reports;
                nchan_message_buffer_length 5000;
                nchan_subscriber_first_message newest;
                location /publish { nchan_publisher; }
                location /subscribe { nchan_subscriber eventsource; }
            }
        }

        """;
}
