namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>
/// Finds private keys in text form (RFC 7468): from the line that begins one to the line that ends it, or to where it was cut.
/// </summary>
internal static class PrivateKeys
{
    /// <summary>What is in every first line, and in the last.</summary>
    public const string Sign = "PRIVATE";

    private const string Kind = "PRIVATE KEY";

    private const string Begin = "-----BEGIN";
    private const string End = "-----END";
    private const string Dashes = "-----";
    private const int LongestLine = 80;

    /// <summary>Adds those of a text.</summary>
    public static void Find(ReadableText text, List<SecretSpan> found)
    {
        var letters = text.Text.AsSpan();
        for (var at = 0; at < letters.Length; )
        {
            var next = letters[at..].IndexOf(Begin, StringComparison.Ordinal);
            if (next < 0)
                return;
            var start = at + next;
            at = start + Begin.Length;
            var line = letters.Slice(at, Math.Min(LongestLine, letters.Length - at));
            var named = line.IndexOf(Kind, StringComparison.Ordinal);
            if (named < 0)
                continue;
            at = EndOf(letters, at + named + Kind.Length);
            found.Add(text.Span(start, at));
        }
    }

    private static int EndOf(ReadOnlySpan<char> letters, int at)
    {
        var end = letters[at..].IndexOf(End, StringComparison.Ordinal);
        if (end >= 0)
        {
            at += end + End.Length;
            var dashes = letters.Slice(at, Math.Min(LongestLine, letters.Length - at)).IndexOf(Dashes, StringComparison.Ordinal);
            return dashes < 0 ? at : at + dashes + Dashes.Length;
        }

        while (
            at < letters.Length
            && (
                char.IsLetterOrDigit(letters[at])
                || char.IsWhiteSpace(letters[at])
                || letters[at] is '+' or '/' or '=' or '-' or ':' or ',' or '\\'
            )
        )
            at++;
        return at;
    }
}
