using System.Diagnostics;
using Spectre.Console;

namespace WorkTrack.Bench.Ingest;

/// <summary>The server as it is delivered: what a debug build does, nobody runs.</summary>
internal static class PublishedServer
{
    /// <summary>The server's assembly: of a folder that it was published to, else published now.</summary>
    /// <param name="published">The folder; null publishes it.</param>
    /// <param name="work">A folder that goes with the run, to publish it into.</param>
    public static async Task<string> AssemblyAsync(string? published, string work) =>
        AssemblyIn(published is null ? await PublishAsync(Path.Combine(work, "server")) : Path.GetFullPath(published));

    private static Task<string> PublishAsync(string folder) => AnsiConsole.Status().StartAsync("publishing the server", async _ =>
    {
        var project = Directory.GetParent(AppContext.BaseDirectory);
        while (project is not null && !File.Exists(Path.Combine(project.FullName, "WorkTrack.sln")))
        {
            project = project.Parent;
        }

        var source = Path.Combine(project?.FullName ?? throw new InvalidOperationException("The server's source is not here; name a --server."), "WorkTrack.Web");
        using var publishing = Process.Start(new ProcessStartInfo("dotnet", ["publish", source, "-c", "Release", "-o", folder]) { RedirectStandardOutput = true })!;
        var said = await publishing.StandardOutput.ReadToEndAsync();
        await publishing.WaitForExitAsync();
        return publishing.ExitCode == 0 ? folder : throw new InvalidOperationException($"The server was not published:\n{said}");
    });

    private static string AssemblyIn(string folder) => Path.Combine(folder, "WorkTrack.Web.dll");
}
