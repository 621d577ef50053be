using System.Globalization;

namespace WorkTrack.Web.Languages;

/// <summary>A language that every text on screen exists in.</summary>
/// <param name="Culture">Its words, and how it writes dates and numbers.</param>
/// <param name="Name">What it calls itself.</param>
internal sealed record Language(CultureInfo Culture, string Name)
{
    /// <summary>What is read by whoever has chosen nothing that is here.</summary>
    public static Language English { get; } = Of("en", "English");

    /// <summary>All of them, in the order of a list to choose from.</summary>
    public static IReadOnlyList<Language> All { get; } = [Of("pt-BR", "Português (Brasil)"), English, Of("es", "Español")];

    /// <summary>The language of whoever reads now.</summary>
    public static Language Current => Find(CultureInfo.CurrentUICulture.Name) ?? English;

    /// <summary>Its name in markup, cookies and the database.</summary>
    public string Tag => Culture.Name;

    /// <summary>The language of a tag, or the one that its reader understands as well: <c>es-MX</c> reads <c>es</c>. Null when there is none.</summary>
    public static Language? Find(string? tag) =>
        All.FirstOrDefault(language => language.Tag.Equals(tag, StringComparison.OrdinalIgnoreCase))
        ?? All.FirstOrDefault(language => tag?.Split('-')[0].Equals(language.Culture.TwoLetterISOLanguageName, StringComparison.OrdinalIgnoreCase) == true);

    /// <summary>Has everything speak English that is not said to a reader: the console, the log and what programs read.</summary>
    public static void UseEnglishElsewhere() =>
        CultureInfo.CurrentUICulture = CultureInfo.DefaultThreadCurrentUICulture = English.Culture;

    private static Language Of(string tag, string name) => new(CultureInfo.GetCultureInfo(tag), name);
}
