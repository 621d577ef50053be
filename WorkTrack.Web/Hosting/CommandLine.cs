using WorkTrack.Web.Accounts;
using WorkTrack.Web.Days;
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
        WorkTrack.Web rebuild         counts closed days again from their minutes, says what differed, and ends;
                                      --from 2026-11-01 --to 2026-11-23 for some of them. The server may run meanwhile
        WorkTrack.Web reset-password --user NAME
                                      gives an account a new password, says it, and ends; the server may run meanwhile
        Settings follow as --urls http://localhost:5080 or --WorkTrack:TimeZone=America/Sao_Paulo; the README lists them.
        """;

    private static readonly string[] Commands = [MigrateCommand.Name, RebuildCommand.Name, ResetPasswordCommand.Name];

    /// <summary>Whether somebody asks how the program is called.</summary>
    public static bool AsksForHelp(string[] args) => args.FirstOrDefault() is "--help" or "-h" or "-?" or "help";

    /// <exception cref="StartupRefusedException">The first argument is neither a command nor a setting.</exception>
    public static void Check(string[] args)
    {
        if (args.FirstOrDefault() is { } first && !first.StartsWith('-') && !first.StartsWith('/') && !first.Contains('=') && !Commands.Contains(first))
        {
            throw new StartupRefusedException($"'{first}' is not a command.{Environment.NewLine}{Usage}");
        }

        if (args.Intersect(Commands).Any() && args.Contains(DemoMode.Switch))
        {
            throw new StartupRefusedException("The demo's database is made anew at every start; there is nothing to do to it.");
        }
    }
}
