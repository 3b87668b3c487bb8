using System.Text.RegularExpressions;

namespace KojiWidgetHarness.Protocol.Redaction;

/// <summary>
/// Takes secrets out of text before it is stored or shown: API keys of both Koji generations, bearer and session tokens, JSON Web
/// Tokens, access tokens in addresses, and the respondent's e-mail address.
/// </summary>
public static partial class Redactor
{
    /// <summary>What stands where a secret stood.</summary>
    public const string Mark = "[redacted]";

    /// <summary><paramref name="text"/> without its secrets; the same instance when it has none.</summary>
    public static string Redact(string text)
    {
        text = ApiKey().Replace(text, Mark);
        text = Bearer().Replace(text, "$1" + Mark);
        text = JsonWebToken().Replace(text, Mark);
        text = NamedSecret().Replace(text, "$1" + Mark);
        return EmailParameter().Replace(text, "$1" + Mark);
    }

    [GeneratedRegex(@"\b(?:koji_sk_|pk_live_|sk_live_)[A-Za-z0-9_\-]+")]
    private static partial Regex ApiKey();

    [GeneratedRegex(@"\b(bearer\s+)(?!\[)[^\s""'\\,;]+", RegexOptions.IgnoreCase)]
    private static partial Regex Bearer();

    [GeneratedRegex(@"\beyJ[A-Za-z0-9_\-]{8,}\.[A-Za-z0-9_\-]+\.[A-Za-z0-9_\-]*")]
    private static partial Regex JsonWebToken();

    // "session_token":"…", sessionToken=…, access_token=…, X-Session-Token: …, in JSON (also escaped), query strings and headers.
    [GeneratedRegex(
        @"\b((?:x-)?(?:session|access|refresh|id)[_-]?token(?:\\?[""'])?\s*[:=]\s*(?:\\?[""'])?)(?!\[)[^\s""'\\&,;}\]]+",
        RegexOptions.IgnoreCase)]
    private static partial Regex NamedSecret();

    [GeneratedRegex(@"\b(respondent_email(?:\\?[""'])?\s*[:=]\s*(?:\\?[""'])?)(?!\[)[^\s""'\\&,;}\]]+", RegexOptions.IgnoreCase)]
    private static partial Regex EmailParameter();
}
