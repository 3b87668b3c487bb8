using System.Collections.Frozen;

namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>Decides by its name what a header, a parameter, a property or an attribute holds.</summary>
internal static class SecretNames
{
    /// <summary>Longer ones are not names.</summary>
    public const int Longest = 64;

    // Behind these a name is still that of the secret: password_confirmation, tokenValue.
    private static readonly string[] Additions = ["value", "confirmation", "confirm", "repeat", "again", "plain", "raw", "b64", "base64"];

    private static readonly string[] Secrets =
    [
        "token",
        "secret",
        "password",
        "passwd",
        "passphrase",
        "passcode",
        "passwort",
        "credential",
        "credentials",
        "creds",
        "jwt",
        "csrf",
        "xsrf",
        "sessid",
        "jsessionid",
        "aspnetsessionid",
        "connectsid",
        "assertion",
        "samlresponse",
        "samlrequest",
        "totp",
        "psk",
    ];

    private static readonly string[] Keys =
    [
        "apikey",
        "accesskey",
        "secretkey",
        "privatekey",
        "accountkey",
        "authkey",
        "masterkey",
        "signingkey",
        "encryptionkey",
        "subscriptionkey",
        "sharedkey",
        "sessionkey",
        "functionskey",
        "functionkey",
        "servicekey",
        "adminkey",
        "deploykey",
        "licensekey",
        "appkey",
        "clientkey",
        "sshkey",
        "serverkey",
        "consumerkey",
    ];

    private static readonly FrozenSet<string> Whole = FrozenSet.Create(
        StringComparer.Ordinal,
        "pwd",
        "pass",
        "otp",
        "auth",
        "xauth",
        "userauth",
        "basicauth",
        "proxyauth"
    );

    // Names of what is not a secret: a place in a list, a way to stop something, what is public.
    private static readonly string[] Harmless =
    [
        "pagetoken",
        "continuationtoken",
        "cancellationtoken",
        "canceltoken",
        "synctoken",
        "aborttoken",
        "tokentoken",
        "publictoken",
        "foreignkey",
        "primarykey",
        "microphone",
        "headphone",
        "earphone",
        "iphone",
        "smartphone",
    ];

    // What begins so says something about a secret: invalid_session_token, no_token, with_credentials.
    private static readonly FrozenSet<string> Judgements = FrozenSet.Create(
        StringComparer.Ordinal,
        "invalid",
        "missing",
        "expired",
        "bad",
        "wrong",
        "no",
        "not",
        "unknown",
        "revoked",
        "malformed",
        "unsupported",
        "is",
        "has",
        "with",
        "use",
        "uses",
        "needs",
        "requires",
        "require",
        "max",
        "min"
    );

    private static readonly FrozenSet<string> Phones = FrozenSet.Create(
        StringComparer.Ordinal,
        "tel",
        "fax",
        "cell",
        "gsm",
        "sms",
        "msisdn",
        "whatsapp",
        "handy"
    );

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> JudgementWords = Judgements.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> WholeWords = Whole.GetAlternateLookup<
        ReadOnlySpan<char>
    >();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> PhoneWords = Phones.GetAlternateLookup<
        ReadOnlySpan<char>
    >();

    /// <summary>Gets what a value of this name is.</summary>
    public static SecretKind KindOf(ReadOnlySpan<char> name)
    {
        Span<char> letters = stackalloc char[Longest];
        var squashed = Squash(name, letters, out var first);
        if (squashed.IsEmpty || JudgementWords.Contains(first))
            return SecretKind.None;
        foreach (var harmless in Harmless)
        {
            if (squashed.EndsWith(harmless))
                return SecretKind.None;
        }

        Span<char> word = stackalloc char[Longest];
        return Kind(squashed, LastWord(name, word));
    }

    private static SecretKind Kind(ReadOnlySpan<char> squashed, ReadOnlySpan<char> last)
    {
        if (squashed.EndsWith("cookie") || squashed.EndsWith("cookies"))
            return SecretKind.Cookie;
        if (squashed.EndsWith("authorization"))
            return SecretKind.Authorization;
        if (squashed.SequenceEqual("respondentemail"))
            return SecretKind.Named;
        if (EndsWithAny(squashed, Secrets))
            return SecretKind.Named;
        if (EndsWithAny(squashed, Keys))
            return SecretKind.Key;
        if (last is "pwd" or "pass" or "otp" || WholeWords.Contains(squashed))
            return SecretKind.Short;
        if (last is "sig" or "signature")
            return SecretKind.Signature;
        return
            squashed.EndsWith("phone")
            || squashed.EndsWith("phonenumber")
            || squashed.EndsWith("telephone")
            || squashed.EndsWith("mobile")
            || squashed.EndsWith("mobilenumber")
            || PhoneWords.Contains(last)
            ? SecretKind.Phone
            : SecretKind.None;
    }

    private static bool EndsWithAny(ReadOnlySpan<char> name, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (name.EndsWith(ending))
                return true;
        }

        return false;
    }

    // Letters and digits in lower case, without what is added behind; and the first of its words.
    private static ReadOnlySpan<char> Squash(ReadOnlySpan<char> name, Span<char> letters, out ReadOnlySpan<char> first)
    {
        var (length, firstLength) = (0, 0);
        for (var at = 0; at < name.Length && length < letters.Length; at++)
        {
            if (!char.IsLetterOrDigit(name[at]) || (at > 0 && char.IsAsciiLetterUpper(name[at]) && char.IsAsciiLetterLower(name[at - 1])))
                firstLength = firstLength == 0 ? length : firstLength;
            if (char.IsLetterOrDigit(name[at]))
                letters[length++] = Lower(name[at]);
        }

        first = letters[..(firstLength == 0 ? length : firstLength)];
        // An addition can end with digits, too: base64.
        return WithoutAdditions(WithoutAdditions(letters[..length]).TrimEnd("0123456789"));
    }

    private static ReadOnlySpan<char> WithoutAdditions(ReadOnlySpan<char> name)
    {
        foreach (var addition in Additions)
        {
            if (name.Length > addition.Length && name.EndsWith(addition))
                name = name[..^addition.Length];
        }

        return name;
    }

    private static ReadOnlySpan<char> LastWord(ReadOnlySpan<char> name, Span<char> word)
    {
        name = name.TrimEnd("0123456789_-.$");
        var start = name.Length;
        while (
            start > 0
            && name.Length - start < word.Length
            && char.IsLetterOrDigit(name[start - 1])
            && !(start < name.Length && char.IsAsciiLetterUpper(name[start]) && char.IsAsciiLetterLower(name[start - 1]))
        )
            start--;
        for (var at = start; at < name.Length; at++)
            word[at - start] = Lower(name[at]);
        return word[..(name.Length - start)];
    }

    // Of letters beyond ASCII there are forms that other comparisons do not take for them.
    private static char Lower(char letter) => char.IsAsciiLetterUpper(letter) ? (char)(letter | 0x20) : letter;
}

/// <summary>What a name says of its value.</summary>
internal enum SecretKind
{
    /// <summary>No secret.</summary>
    None,

    /// <summary>A secret, whatever it looks like.</summary>
    Named,

    /// <summary>A secret under a name so short that it is a word, too: only where it is plainly the name of a value.</summary>
    Short,

    /// <summary>A key: a secret when it is as long as keys are.</summary>
    Key,

    /// <summary>A signature, which lets in anyone who has the signed address.</summary>
    Signature,

    /// <summary>Cookies: the value of each.</summary>
    Cookie,

    /// <summary>What is behind the scheme.</summary>
    Authorization,

    /// <summary>A phone number, if it looks like one.</summary>
    Phone,
}
