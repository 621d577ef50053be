using System.Data.Common;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using WorkTrack.Data.Setup;

namespace WorkTrack.Web.Hosting;

/// <summary>What an operator is told last when the server does not start: a sentence that says what to change.</summary>
internal static class StartupFailure
{
    /// <summary>Keeps the host from logging every call that led to a failed start; what it logs later matters.</summary>
    /// <returns>To be called when the server has started.</returns>
    public static Action SilenceHostUntilStarted(this ILoggingBuilder logging)
    {
        var started = false;
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= LogLevel.Information && Volatile.Read(ref started));
        return () => Volatile.Write(ref started, true);
    }

    /// <summary>The sentence for a failure that configuration or the surroundings explain; null for any other, which is a defect and shows itself whole.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        StartupRefusedException or SchemaRefusedException or InvalidSettingException => failure.Message,
        OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),
        IOException { InnerException: AddressInUseException } => $"{failure.Message} Another program uses the port; choose one with --urls http://localhost:PORT.",

        // A setting that is not of its type, a broken appsettings.json, an address that cannot be served: theirs name what is wrong.
        { Source: "Microsoft.AspNetCore.Server.Kestrel.Core" } => failure.Message,
        { Source: { } source } when source.StartsWith("Microsoft.Extensions.Configuration", StringComparison.Ordinal) =>
            $"{failure.Message} {failure.InnerException?.Message}".TrimEnd(),
        IOException or UnauthorizedAccessException => failure.Message,
        DbException => $"The database does not answer: {failure.Message}",
        _ => null,
    };
}
