using System.Data.Common;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;
using WorkTrack.Data.Setup;
using WorkTrack.Web.Access;

namespace WorkTrack.Web.Hosting;

/// <summary>What an operator is told last when the server does not start: a sentence that says what to change.</summary>
internal static class StartupFailure
{
    /// <summary>The sentence for a failure that configuration or the surroundings explain; null for any other, which is a defect and shows itself whole.</summary>
    public static string? Explain(Exception failure) => failure switch
    {
        StartupRefusedException or SchemaOutdatedException or InvalidSettingException => failure.Message,

        // A setting that is not of its type; the message names both.
        InvalidOperationException { InnerException: FormatException } => failure.Message,
        OptionsValidationException options => string.Join(Environment.NewLine, options.Failures),
        IOException { InnerException: AddressInUseException } => $"{failure.Message} Another program uses the port; choose one with --urls http://localhost:PORT.",
        IOException or UnauthorizedAccessException => failure.Message,
        DbException => $"The database does not answer: {failure.Message}",
        _ => null,
    };
}
