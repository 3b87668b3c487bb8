using System.Buffers;

namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>Finds secrets by their names: in JSON, query strings, forms, headers, attributes, elements and assignments.</summary>
internal static class NamedSecrets
{
    private const int LongestGap = 40;
    private const string Microphone = "microphone";
    private const int Micro = 5;

    /// <summary>The beginnings and parts of all names; without regard to case.</summary>
    public static IReadOnlyList<string> Signs { get; } =
    [
        "token",
        "secret",
        "passw",
        "passphrase",
        "passcode",
        "password",
        "pwd",
        "pass",
        "credential",
        "creds",
        "jwt",
        "csrf",
        "xsrf",
        "sessid",
        "sessionid",
        "connect.sid",
        "assertion",
        "samlre",
        "totp",
        "otp",
        "psk",
        "key",
        "auth",
        "cookie",
        "sig",
        "pondent_e",
        "pondentE",
        "pondent-e",
        "phone",
        "mobile",
        "tel",
        "fax",
        "cell",
        "gsm",
        "sms",
        "msisdn",
        "whatsapp",
        "handy",
    ];

    private static readonly SearchValues<string> Names = SearchValues.Create([.. Signs], StringComparison.OrdinalIgnoreCase);

    /// <summary>Determines whether one of <see cref="Signs"/> is part of the name of a secret.</summary>
    public static bool IsPartOfOne(ReadOnlySpan<char> text, int sign, int length)
    {
        // By far the most frequent: this product is about microphones.
        if (sign >= Micro && text[(sign - Micro)..].StartsWith(Microphone, StringComparison.OrdinalIgnoreCase))
            return false;
        var (start, end) = NameAround(text, sign, length);
        return IsSecret(text[start..end]) || IsSecret(text[Math.Min(end, start + LettersOfEscape(text, start))..end]);
    }

    /// <summary>Adds those of a text.</summary>
    public static void Find(ReadableText text, List<SecretSpan> found)
    {
        var letters = text.Text.AsSpan();
        for (var at = 0; at < letters.Length; )
        {
            var next = letters[at..].IndexOfAny(Names);
            if (next < 0)
                return;
            var (start, end) = NameAround(letters, at + next, 1);
            if (end - start <= SecretNames.Longest && SecretNames.KindOf(letters[start..end]) is not SecretKind.None and var kind)
            {
                // At the end of one value may be the name of another: "token: a?secret: b".
                end = Math.Max(end, new NamedValue(text, start, end, kind).Find(found) - SecretNames.Longest);
            }

            at = Math.Max(end, at + next + 1);
        }
    }

    // In an encoded text the name begins behind an escape: \ntel, %22tel.
    private static int LettersOfEscape(ReadOnlySpan<char> text, int start) =>
        (start > 0 ? text[start - 1] : '\0') switch
        {
            '\\' => 1,
            '%' => 2,
            _ => 0,
        };

    private static bool IsSecret(ReadOnlySpan<char> name) =>
        name.Length <= SecretNames.Longest && SecretNames.KindOf(name) != SecretKind.None;

    // Names are short: of a longer run of letters only its end is looked at.
    private static (int Start, int End) NameAround(ReadOnlySpan<char> letters, int at, int length)
    {
        var (start, end) = (at, at + length);
        while (start > 0 && at - start < SecretNames.Longest && IsPartOfName(letters[start - 1]))
            start--;
        while (end < letters.Length && end - at < LongestGap && IsPartOfName(letters[end]))
            end++;
        return (start, end);
    }

    private static bool IsPartOfName(char letter) => char.IsLetterOrDigit(letter) || letter is '_' or '-' or '.' or '$';
}
