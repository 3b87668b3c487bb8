using System.Buffers;
using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>
/// Finds what is known by its shape and begins with nothing of its own. Each pattern repeats nothing without bounds, so that all take
/// linear time.
/// </summary>
internal static partial class SecretShapes
{
    private const string Digits = "0123456789abcdefABCDEF";

    private static readonly string[] SignsOfOthers = [":AA", "-us", .. Digits.Take(10).Select(digit => $"{digit}Q~")];
    private static readonly string[] SignsOfTwilio = [.. Digits.Select(digit => $"SK{digit}"), .. Digits.Select(digit => $"AC{digit}")];
    private static readonly SearchValues<string> Others = SearchValues.Create(SignsOfOthers, StringComparison.Ordinal);
    private static readonly SearchValues<string> OfTwilio = SearchValues.Create(SignsOfTwilio, StringComparison.Ordinal);

    /// <summary>Gets what is in every one of them.</summary>
    public static IReadOnlyList<string> Signs { get; } = [.. SignsOfOthers, "%3AAA", "%3aAA", .. SignsOfTwilio];

    /// <summary>Adds those of a text.</summary>
    public static void Find(ReadableText text, List<SecretSpan> found)
    {
        if (text.Text.AsSpan().ContainsAny(Others))
            Add(text, Other(), found);
        if (text.Text.AsSpan().ContainsAny(OfTwilio))
            Add(text, Twilio(), found);
    }

    private static void Add(ReadableText text, Regex pattern, List<SecretSpan> found)
    {
        foreach (var match in pattern.EnumerateMatches(text.Text))
            found.Add(text.Span(match.Index, match.Index + match.Length));
    }

    // Telegram, Mailchimp and Azure.
    [GeneratedRegex(
        @"[0-9]{6,16}:AA[\w\-]{20,60}|\b[0-9a-f]{32}-us[0-9]{1,2}\b|[\w~.]{3}[0-9]Q~[\w~.\-]{20,60}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Other();

    [GeneratedRegex(@"\b(?:SK|AC)[0-9a-fA-F]{32}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Twilio();
}

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

/// <summary>Finds users and passwords in addresses.</summary>
internal static partial class SiteCredentialPatterns
{
    private static readonly SearchValues<string> Signs = SearchValues.Create(["@", "%40"], StringComparison.Ordinal);

    /// <summary>Determines whether a text can hold them.</summary>
    public static bool MayBeIn(ReadOnlySpan<char> text) => text.ContainsAny(Signs);

    /// <summary>The text with a mark for each.</summary>
    public static string Replace(string text, MatchEvaluator replacement) =>
        Encoded().Replace(Plain().Replace(text, replacement), replacement);

    /// <summary>Adds those of a text.</summary>
    public static void Find(ReadableText text, List<SecretSpan> found)
    {
        Add(text, Plain().Match(text.Text), found);
        Add(text, Encoded().Match(text.Text), found);
    }

    // Everything but a match's first group is the secret.
    private static void Add(ReadableText text, Match match, List<SecretSpan> found)
    {
        for (; match.Success; match = match.NextMatch())
            found.Add(text.Span(match.Index + match.Groups[1].Length, match.Index + match.Length));
    }

    // https://user:password@host, also with its slashes or its characters escaped as in JSON. The last @ before the path ends the password
    // (URL, 4.4). One slash is left where a path was made of it. What is marked already stays.
    [GeneratedRegex(
        @"(//|:[\\/]{2,}|\b(?:http|ws)s?:/)(?!\[redacted[^\]\s]*\]@)(?:[^\s""'<>\\/?#]|\\u[0-9a-f]{4})+(?=@)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Plain();

    // The same, encoded as a parameter of another address.
    [GeneratedRegex(@"(%3A%2F%2F)(?:(?!%2F|%3F|%23|%26)[^\s""'<>\\/?#&])+(?=%40)", RegexOptions.IgnoreCase)]
    private static partial Regex Encoded();
}
