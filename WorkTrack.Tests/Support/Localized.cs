using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace WorkTrack.Tests.Support;

/// <summary>The product's words, without a server.</summary>
internal static class Localized
{
    private static readonly ResourceManagerStringLocalizerFactory Factory =
        new(Options.Create(new LocalizationOptions()), NullLoggerFactory.Instance);

    public static IStringLocalizer<T> Of<T>() => new StringLocalizer<T>(Factory);
}
