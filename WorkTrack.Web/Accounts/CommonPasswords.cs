using System.Collections.Frozen;

namespace WorkTrack.Web.Accounts;

/// <summary>
/// The passwords that are tried first. The list holds words; a password counts as one of them also with letters written
/// as digits, with digits and signs around it, or said twice: <c>P4ssw0rd!2026</c> is <c>password</c>.
/// </summary>
internal static class CommonPasswords
{
    private const string Resource = "common-passwords.txt";

    // Rows of the keyboard, the alphabet and the digits, to find those who run along them.
    private static readonly string[] Rows =
        ["abcdefghijklmnopqrstuvwxyz", "01234567890123456789", "qwertyuiop", "asdfghjkl", "zxcvbnm", "qwertzuiop", "azertyuiop", "1qaz2wsx3edc4rfv5tgb6yhn7ujm"];

    private static readonly FrozenSet<string> Words = Read();

    /// <summary>Whether a password is one of them.</summary>
    public static bool Contain(string password)
    {
        var folded = Fold(password);
        var plain = password.ToLowerInvariant();
        return IsCommon(folded.Trim()) || IsCommon(Inner(folded)) || IsCommon(Inner(plain)) || IsCommon(Fold(Inner(plain))) || IsMonotonous(plain);
    }

    private static bool IsCommon(string text) =>
        text.Length == 0 || Words.Contains(text) || (text.Length % 2 == 0 && text[..(text.Length / 2)] == text[(text.Length / 2)..] && Words.Contains(text[..(text.Length / 2)]));

    /// <summary>Lower case, and letters where digits and signs stand for them.</summary>
    private static string Fold(string text) => string.Concat(text.ToLowerInvariant().Select(c => c switch
    {
        '0' => 'o',
        '1' or '!' or '|' => 'i',
        '3' => 'e',
        '4' or '@' => 'a',
        '5' or '$' => 's',
        '7' => 't',
        _ => c,
    }));

    /// <summary>Without what is not a letter at either end.</summary>
    private static string Inner(string text)
    {
        var (first, last) = (0, text.Length - 1);
        while (first <= last && !char.IsLetter(text[first]))
        {
            first++;
        }

        while (last >= first && !char.IsLetter(text[last]))
        {
            last--;
        }

        return text[first..(last + 1)];
    }

    /// <summary>Fewer than five different characters, or a run along a row of keys.</summary>
    private static bool IsMonotonous(string text) =>
        text.Distinct().Count() < 5 || Rows.Any(row => IsRun(text, row) || IsRun(text, string.Concat(row.Reverse())));

    private static bool IsRun(string text, string row)
    {
        var inner = Inner(text);
        return row.Contains(text, StringComparison.Ordinal) || (inner.Length >= 5 && row.Contains(inner, StringComparison.Ordinal) && text.Length - inner.Length < 6);
    }

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonPasswords).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
    }
}
