using System.Buffers;
using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>
/// Takes secrets out of text before it is stored or shown: API keys of both Koji generations, bearer and session tokens, JSON Web
/// Tokens, access tokens, users and passwords in addresses, and the respondent's e-mail address.
/// </summary>
public static partial class Redactor
{
    /// <summary>What stands where a secret stood.</summary>
    public const string Mark = "[redacted]";

    /// <summary><paramref name="text"/> without its secrets; the same instance when it has none.</summary>
    public static string Redact(string text) => Replace(text, Hidden);

    /// <summary>The same with a mark for each secret, so that two uses of one can be told to be the same.</summary>
    /// <param name="text">What may hold secrets.</param>
    /// <param name="mark">Given a secret, what stands in its place. It begins with <c>[</c>, or it could be taken for a secret itself.</param>
    public static string Redact(string text, Func<string, string> mark) =>
        Replace(text, found => found.Groups[1].Value + mark(found.Value[found.Groups[1].Length..]));

    /// <summary>Whether <paramref name="text"/> can hold a secret: false only where none of the patterns matches.</summary>
    public static bool MayHoldSecret(ReadOnlySpan<char> text) => text.ContainsAny(Signs) || text.Contains(KelvinSign);

    // Each pattern needs one of these. In patterns that ignore case, letters may have a third form (k, i, s), which no other comparison
    // takes for them: of these words only "token" has such a letter, the Kelvin sign.
    private static readonly SearchValues<string> Signs =
        SearchValues.Create(["_sk_", "_live_", "bearer", "eyJ", "token", "pondent_e", "@", "%40"], StringComparison.OrdinalIgnoreCase);

    private static readonly SearchValues<string> CredentialSigns = SearchValues.Create(["@", "%40"], StringComparison.Ordinal);

    private const char KelvinSign = '\u212A';

    private static string Replace(string text, MatchEvaluator replacement) => MayHoldSecret(text) ? ReplaceMatches(text, replacement) : text;

    /// <summary><paramref name="text"/> without the users and passwords of the addresses in it, and with everything else.</summary>
    public static string HideCredentials(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().ContainsAny(CredentialSigns) ? EncodedCredentials().Replace(Credentials().Replace(text, Hidden), Hidden) : text;
    }

    private static string Hidden(Match found) => found.Groups[1].Value + Mark;

    // Everything but a match's first group is the secret.
    internal static string ReplaceMatches(string text, MatchEvaluator replacement)
    {
        text = ApiKey().Replace(text, replacement);
        text = Bearer().Replace(text, replacement);
        text = JsonWebToken().Replace(text, replacement);
        text = NamedSecret().Replace(text, replacement);
        text = Credentials().Replace(text, replacement);
        text = EncodedCredentials().Replace(text, replacement);
        return EmailParameter().Replace(text, replacement);
    }

    // The replacement character stands for one that cannot be printed, within a secret, too.
    [GeneratedRegex(@"\b()(?:koji_sk_|pk_live_|sk_live_)[A-Za-z0-9_\-\uFFFD]+")]
    private static partial Regex ApiKey();

    [GeneratedRegex(@"\b(bearer\s+)(?!\[)[^\s""'\\,;]+", RegexOptions.IgnoreCase)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"\b()eyJ[A-Za-z0-9_\-\uFFFD]{8,}\.[A-Za-z0-9_\-\uFFFD]+\.[A-Za-z0-9_\-\uFFFD]*")]
    private static partial Regex JsonWebToken();

    // "session_token":"…", sessionToken=…, access_token=…, X-Session-Token: …, in JSON (also escaped, also as part of an address), query
    // strings and headers.
    [GeneratedRegex(
        @"(?<![a-z_])((?:x-)?(?:session|access|refresh|id)[_-]?token(?:\\?[""']|%22)?\s*(?:[:=]|%3A)(?:\s|%20)*(?:\\?[""']|%22)?)(?!\[)[^\s""'\\&,;}\]]+",
        RegexOptions.IgnoreCase)]
    private static partial Regex NamedSecret();

    // https://user:password@host, also with its slashes or its characters escaped as in JSON. The last @ before the path ends the password
    // (URL, 4.4). One slash is left where a path was made of it. What is marked already stays.
    [GeneratedRegex(@"(//|:[\\/]{2,}|\b(?:http|ws)s?:/)(?!\[redacted[^\]\s]*\]@)(?:[^\s""'<>\\/?#]|\\u[0-9a-f]{4})+(?=@)", RegexOptions.IgnoreCase)]
    private static partial Regex Credentials();

    // The same, encoded as a parameter of another address.
    [GeneratedRegex(@"(%3A%2F%2F)(?:(?!%2F|%3F|%23|%26)[^\s""'<>\\/?#&])+(?=%40)", RegexOptions.IgnoreCase)]
    private static partial Regex EncodedCredentials();

    [GeneratedRegex(@"(?<![a-z_])(respondent_email(?:\\?[""']|%22)?\s*(?:[:=]|%3A)(?:\s|%20)*(?:\\?[""']|%22)?)(?!\[)[^\s""'\\&,;}\]]+", RegexOptions.IgnoreCase)]
    private static partial Regex EmailParameter();
}
