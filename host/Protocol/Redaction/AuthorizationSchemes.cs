namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>
/// Finds what is behind the name of an authorization scheme, wherever that is: <c>Bearer …</c>, <c>Basic …</c> (RFC 6750, RFC 7617).
/// </summary>
internal static class AuthorizationSchemes
{
    private const string Bearer = "bearer";
    private const string Basic = "basic";

    // A challenge has parameters, and a sentence goes on.
    private static readonly string[] NoTokens =
    [
        "token",
        "tokens",
        "auth",
        "authentication",
        "authorization",
        "scheme",
        "header",
        "headers",
        "format",
        "realm",
        "error",
        "scope",
        "is",
        "was",
        "must",
        "not",
        "of",
        "for",
        "and",
        "or",
    ];

    /// <summary>The schemes, in any case.</summary>
    public static IReadOnlyList<string> Names { get; } = [Bearer, Basic];

    /// <summary>Adds those of a text.</summary>
    public static void Find(ReadableText text, List<SecretSpan> found)
    {
        Find(text, Bearer, IsToken, found);
        Find(text, Basic, IsUserAndPassword, found);
    }

    private delegate bool Test(ReadOnlySpan<char> value);

    private static void Find(ReadableText text, string scheme, Test isSecret, List<SecretSpan> found)
    {
        var letters = text.Text.AsSpan();
        for (var at = 0; at < letters.Length; )
        {
            var next = letters[at..].IndexOf(scheme, StringComparison.OrdinalIgnoreCase);
            if (next < 0)
                return;
            var start = at + next;
            at = start + scheme.Length;
            if (start > 0 && char.IsLetterOrDigit(letters[start - 1]))
                continue;
            var first = at;
            while (first < letters.Length && (char.IsWhiteSpace(letters[first]) || letters[first] == '+'))
                first++;
            var end = first;
            while (
                end < letters.Length
                && !char.IsWhiteSpace(letters[end])
                && letters[end] is not ('"' or '\'' or '\\' or ',' or ';' or '<' or '&' or '`')
            )
                end++;
            if (first > at && end > first && !SecretValue.IsMarked(letters[first..end]) && isSecret(letters[first..end]))
                found.Add(text.Span(first, end));
            at = Math.Max(at, end);
        }
    }

    private static bool IsToken(ReadOnlySpan<char> value)
    {
        var word = value.TrimEnd(".,:!?)");
        var equals = word.IndexOf('=');
        if (equals > 0)
            word = word[..equals];
        foreach (var known in NoTokens)
        {
            if (word.Equals(known, StringComparison.OrdinalIgnoreCase))
                return false;
        }

        return !SecretValue.IsHarmless(value);
    }

    // "Basic plan" is not a header: what is one reads as user, colon and password.
    private static bool IsUserAndPassword(ReadOnlySpan<char> value)
    {
        Span<byte> bytes = stackalloc byte[96];
        var coded = value.TrimEnd('=');
        coded = coded[..Math.Min(coded.Length / 4 * 4, 128)];
        return coded.Length > 0 && Convert.TryFromBase64Chars(coded, bytes, out var length) && bytes[..length].Contains((byte)':')
            || value.Length > 4 && value.EndsWith("=") && IsBase64(value);
    }

    private static bool IsBase64(ReadOnlySpan<char> value)
    {
        foreach (var letter in value.TrimEnd('='))
        {
            if (!char.IsAsciiLetterOrDigit(letter) && letter is not ('+' or '/' or '-' or '_'))
                return false;
        }

        return true;
    }
}
