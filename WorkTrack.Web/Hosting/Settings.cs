using Microsoft.Extensions.Configuration.Json;

namespace WorkTrack.Web.Hosting;

/// <summary>Where settings and files are found, whatever folder the server is started from.</summary>
internal static class Settings
{
    /// <summary>
    /// Reads appsettings.json beside the assembly instead of in the current folder, first, so that everything else
    /// (environment variables, the command line) wins over it.
    /// </summary>
    public static void UseSettingsBesideAssembly(this WebApplicationBuilder builder)
    {
        var sources = ((IConfigurationBuilder)builder.Configuration).Sources;
        foreach (var source in sources.OfType<JsonConfigurationSource>()
            .Where(source => source.Path?.StartsWith("appsettings", StringComparison.Ordinal) == true).ToList())
        {
            sources.Remove(source);
        }

        var files = new[] { "appsettings.json", $"appsettings.{builder.Environment.EnvironmentName}.json" };
        for (var i = 0; i < files.Length; i++)
        {
            var source = new JsonConfigurationSource { Path = Path.Combine(AppContext.BaseDirectory, files[i]), Optional = i > 0 };
            source.ResolveFileProvider();
            sources.Insert(i, source);
        }
    }

    /// <summary>Lets a build that was not published find its style sheets and scripts, in every environment.</summary>
    public static void UseAssetsOfBuild(this WebApplicationBuilder builder)
    {
        var manifest = $"{builder.Environment.ApplicationName}.staticwebassets.runtime.json";
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, manifest)))
        {
            builder.WebHost.UseStaticWebAssets();

            // A build would look for a file behind every unknown address, and so answer 404 where 405 is right.
            builder.Configuration["DisableStaticAssetNotFoundRuntimeFallback"] = "true";
        }
    }

    /// <summary>Where databases lie: <c>WorkTrack:DataDirectory</c>, by default <c>data</c> in the current folder.</summary>
    /// <exception cref="StartupRefusedException">It cannot be made.</exception>
    public static string DataDirectory(this IConfiguration configuration)
    {
        var directory = Path.GetFullPath(configuration["WorkTrack:DataDirectory"] is { Length: > 0 } set ? set : "data");
        try
        {
            return Directory.CreateDirectory(directory).FullName;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartupRefusedException($"WorkTrack:DataDirectory is {directory}, and that folder cannot be made or used: {failure.Message}");
        }
    }
}
