using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol.Redaction;

namespace KojiWidgetHarness.Protocol.Addresses;

/// <summary>An http or https address as somebody wrote it, user and password apart: it prints without them.</summary>
/// <param name="Uri">The address without user and password.</param>
/// <param name="Credentials">These; null when it had none.</param>
public sealed partial record WebAddress(Uri Uri, SiteCredentials? Credentials)
{
    /// <summary>Reads an address. As browsers do, the last <c>@</c> before the path ends the password (URL, 4.4).</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out WebAddress? address)
    {
        var parts = Parts().Match(text?.Trim() ?? "");
        address =
            Uri.TryCreate(parts.Groups["scheme"].Value + parts.Groups["rest"].Value, UriKind.Absolute, out var uri)
            && uri is { Scheme: "http" or "https", Host.Length: > 0 }
                ? new(uri, CredentialsOf(uri, parts.Groups["user"].Value))
                : null;
        return address is not null;
    }

    /// <summary>An address that was read before.</summary>
    public static WebAddress FromUri(Uri uri)
    {
        ArgumentNullException.ThrowIfNull(uri);
        var bare = uri.WithoutCredentials();
        return new(bare, CredentialsOf(bare, uri.UserInfo));
    }

    /// <summary>What may be shown of a text that is not such an address: of what could be user and password nothing.</summary>
    public static string Shown(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = Scheme().Match(text).Length;
        var end = text.LastIndexOf('@') + 1;
        return end <= start + 1 ? text : $"{text[..start]}{Redactor.Mark}@{text[end..]}";
    }

    /// <summary>What may be shown of a text that was typed where something else than an address belongs: a name, a path.</summary>
    public static string ShownWord(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan(0, text.LastIndexOf('@') + 1).ContainsAny(":\\") || text.Contains("//", StringComparison.Ordinal)
            ? Shown(text)
            : text;
    }

    /// <inheritdoc cref="FromUri"/>
    public static implicit operator WebAddress(Uri uri) => FromUri(uri);

    /// <inheritdoc/>
    public override string ToString() => Uri.ToString();

    private static SiteCredentials? CredentialsOf(Uri uri, string userInfo) =>
        userInfo.Split(':', 2) switch
        {
            [""] => null,
            [var user] => new(uri, Uri.UnescapeDataString(user), ""),
            [var user, var password] => new(uri, Uri.UnescapeDataString(user), Uri.UnescapeDataString(password)),
            _ => null,
        };

    [GeneratedRegex(
        @"^(?<scheme>[a-z][a-z0-9+.\-]*://)(?:(?<user>[^/?#]*)@)?(?<rest>.*)$",
        RegexOptions.IgnoreCase | RegexOptions.Singleline
    )]
    private static partial Regex Parts();

    [GeneratedRegex(@"^\s*(?:(?:[a-z][a-z0-9+.\-]*:)?[\\/]+)?", RegexOptions.IgnoreCase)]
    private static partial Regex Scheme();
}
