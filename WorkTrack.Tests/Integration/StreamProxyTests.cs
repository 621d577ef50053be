using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using WorkTrack.Tests.Support;
using WorkTrack.Web.Feed;

namespace WorkTrack.Tests.Integration;

/// <summary>The stream through the proxies of Debian, which know nothing of it.</summary>
public sealed class StreamProxyTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly FakeTimeProvider _time = WorkTrackApp.Noon();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("nginx")]
    [InlineData("haproxy")]
    [InlineData("caddy")]
    public async Task Stream_ThroughAProxyAsItComes_ArrivesAtOnceAndStaysOpen(string proxy)
    {
        Requirement.Program(proxy);
        using var home = AppHome.OnSqlite();
        await using var app = WorkTrackApp.Start(home, _time);
        await app.PostCounterAsync(1, "A");
        var port = FreePort();
        await using var running = await StartAsync(proxy, port, app.Address.Port);
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        foreach (var path in new[] { "/api/dashboard-stream?mode=delta", "/api/dashboard-stream" })
        {
            using var follower = new StreamFollower(client, path);
            await follower.ConnectAsync();
            await follower.UntilAsync(() => follower.Snapshots == 1);
            var computer = "B" + path.Length.ToString(CultureInfo.InvariantCulture);

            await app.PostCounterAsync(1, computer);
            await follower.UntilAsync(() => follower.Computers.ContainsKey(computer));

            // A comment, too, is let through at once.
            follower.Comments = 0;
            _time.Advance(OpenStreams.Heartbeat + TimeSpan.FromSeconds(1));
            await follower.UntilAsync(() => follower.Comments > 0);
        }
    }

    private async Task<ProxyProcess> StartAsync(string proxy, int port, int server)
    {
        // What these lines leave out is as the packages have it: buffering, compression, HTTP versions, time limits.
        var (file, text, arguments) = proxy switch
        {
            "nginx" => ("nginx.conf",
                $$"""
                daemon off;
                pid {{_folder.Path}}/pid;
                events { }
                http {
                  access_log off;
                  client_body_temp_path {{_folder.Path}}/body;
                  proxy_temp_path {{_folder.Path}}/proxy;
                  fastcgi_temp_path {{_folder.Path}}/fastcgi;
                  uwsgi_temp_path {{_folder.Path}}/uwsgi;
                  scgi_temp_path {{_folder.Path}}/scgi;
                  gzip on;
                  server {
                    listen 127.0.0.1:{{port}};
                    location / { proxy_pass http://127.0.0.1:{{server}}; }
                  }
                }
                """, "-p {0} -c {1} -e {0}/error.log"),
            "haproxy" => ("haproxy.cfg",
                $"""
                defaults
                  mode http
                  timeout connect 5000
                  timeout client 50000
                  timeout server 50000
                frontend in
                  bind 127.0.0.1:{port}
                  default_backend worktrack
                backend worktrack
                  server one 127.0.0.1:{server}

                """, "-db -f {1}"),
            _ => ("Caddyfile",
                $$"""
                {
                  admin off
                  storage file_system {{_folder.Path}}
                }
                http://127.0.0.1:{{port}} {
                  reverse_proxy 127.0.0.1:{{server}}
                }
                """, "run --config {1} --adapter caddyfile"),
        };
        var path = Path.Combine(_folder.Path, file);
        await File.WriteAllTextAsync(path, text);
        return await ProxyProcess.StartAsync(
            Requirement.Program(proxy), string.Format(CultureInfo.InvariantCulture, arguments, _folder.Path, path), port, _folder.Path);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>A proxy of the test's own, on a free port.</summary>
    private sealed class ProxyProcess(Process process) : IAsyncDisposable
    {
        public static async Task<ProxyProcess> StartAsync(string program, string arguments, int port, string home)
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
            start.Environment["HOME"] = start.Environment["XDG_DATA_HOME"] = start.Environment["XDG_CONFIG_HOME"] = home;
            var process = Process.Start(start)!;
            process.ErrorDataReceived += (_, _) => { };
            process.OutputDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
            await Eventually.IsAsync(() => process.HasExited || Listens(port));
            Assert.False(process.HasExited, $"{program} ended with its start.");
            return new ProxyProcess(process);
        }

        public async ValueTask DisposeAsync()
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
        }

        private static bool Listens(int port)
        {
            using var attempt = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                attempt.Connect(IPAddress.Loopback, port);
                return true;
            }
            catch (SocketException)
            {
                return false;
            }
        }
    }
}
