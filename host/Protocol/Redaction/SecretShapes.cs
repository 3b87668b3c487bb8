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

    /// <summary>What is in every one of them.</summary>
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
