using WorkTrack.Web.Demo;

namespace WorkTrack.Web.Hosting;

/// <summary>What may stand on the command line. A mistyped command must not start a server on real data.</summary>
internal static class CommandLine
{
    /// <summary>Says how the program is called.</summary>
    public const string Usage =
        """
        WorkTrack.Web                 starts the server
        WorkTrack.Web --demo          starts it with a made-up fleet and a database of its own
        WorkTrack.Web migrate         brings the database's schema up to date, and ends
        Settings follow as --urls http://localhost:5080 or --WorkTrack:TimeZone=America/Sao_Paulo; the README lists them.
        """;

    /// <summary>Whether somebody asks how the program is called.</summary>
    public static bool AsksForHelp(string[] args) => args.FirstOrDefault() is "--help" or "-h" or "-?" or "help";

    /// <exception cref="StartupRefusedException">The first argument is neither a command nor a setting.</exception>
    public static void Check(string[] args)
    {
        if (args.FirstOrDefault() is { } first && !first.StartsWith('-') && !first.StartsWith('/') && !first.Contains('=') && first != MigrateCommand.Name)
        {
            throw new StartupRefusedException($"'{first}' is not a command.{Environment.NewLine}{Usage}");
        }

        if (args.Contains(MigrateCommand.Name) && args.Contains(DemoMode.Switch))
        {
            throw new StartupRefusedException("The demo's database is made anew at every start; there is nothing to migrate.");
        }
    }
}
