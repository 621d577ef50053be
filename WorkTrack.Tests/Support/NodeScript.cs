using System.Diagnostics;

namespace WorkTrack.Tests.Support;

/// <summary>A script for Node with a package from npm, in a folder of its own.</summary>
internal sealed class NodeScript : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _node = Requirement.Program("node");

    /// <summary>Installs a package. Where npm cannot, the test is skipped; on CI it fails.</summary>
    public async Task InstallAsync(string package)
    {
        var (exit, _, error) = await ExecuteAsync(Requirement.Program("npm"), ["install", "--no-audit", "--no-fund", "--ignore-scripts", package]);
        var missing = $"npm cannot install {package}: {error}";
        Assert.SkipWhen(exit != 0 && Environment.GetEnvironmentVariable("CI") != "true", missing);
        Assert.True(exit == 0, missing);
    }

    /// <summary>Runs a script and gives what it prints.</summary>
    public async Task<string> RunAsync(string script, params string[] arguments)
    {
        var file = Path.Combine(_folder.Path, "script.mjs");
        await File.WriteAllTextAsync(file, script);
        var (exit, output, error) = await ExecuteAsync(_node, [file, .. arguments]);
        Assert.True(exit == 0, error);
        return output;
    }

    public void Dispose() => _folder.Dispose();

    private async Task<(int Exit, string Output, string Error)> ExecuteAsync(string program, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(2));
        return (process.ExitCode, await output, await error);
    }
}
