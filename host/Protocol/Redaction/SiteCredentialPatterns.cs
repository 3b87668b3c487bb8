using System.Buffers;
using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>Finds users and passwords in addresses.</summary>
internal static partial class SiteCredentialPatterns
{
    private static readonly SearchValues<string> Signs = SearchValues.Create(["@", "%40"], StringComparison.Ordinal);

    /// <summary>Whether a text can hold them.</summary>
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
