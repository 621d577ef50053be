using System.Globalization;
using Microsoft.Extensions.Configuration;
using WorkTrack.Data.Setup;

namespace WorkTrack.Data.Journal;

/// <summary>How large the journal may become, as configured.</summary>
internal static class JournalOptions
{
    private const long DefaultMegabytes = 1024;
    private const long BytesPerMegabyte = 1024 * 1024;

    /// <summary><c>WorkTrack:Journal:MaxMegabytes</c>, 1 to 1,000,000; 1024 by default.</summary>
    /// <exception cref="InvalidSettingException">It is no such number.</exception>
    public static long MaxBytes(IConfiguration configuration)
    {
        var text = configuration["WorkTrack:Journal:MaxMegabytes"];
        if (string.IsNullOrWhiteSpace(text))
        {
            return DefaultMegabytes * BytesPerMegabyte;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var megabytes) && megabytes is >= 1 and <= 1_000_000
            ? megabytes * BytesPerMegabyte
            : throw new InvalidSettingException($"WorkTrack:Journal:MaxMegabytes must be a whole number from 1 to 1000000, not '{text}'.");
    }
}
