using System.Diagnostics.CodeAnalysis;
using System.Text;
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

    /// <summary>Gets what may be shown of a text that is not such an address: of what could be user and password nothing.</summary>
    public static string Shown(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = Scheme().Match(text).Length;
        var end = text.LastIndexOf('@') + 1;
        return end <= start + 1 ? text : $"{text[..start]}{Redactor.Mark}@{text[end..]}";
    }

    /// <summary>Gets what may be shown of a text that was typed where something else than an address belongs: a name, a path.</summary>
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

/// <summary>User and password for one origin. Prints without them.</summary>
/// <param name="Address">The address that they stood in, without them.</param>
/// <param name="User">The user, decoded; may be empty.</param>
/// <param name="Password">The password, decoded; may be empty.</param>
public sealed record SiteCredentials(Uri Address, string User, string Password)
{
    /// <summary>The web origin that may have them.</summary>
    public string Origin => Address.Origin();

    /// <summary>The value of an <c>Authorization</c> header (RFC 7617).</summary>
    public string Authorization => $"Basic {Base64}";

    /// <summary>Gets what of that header is the secret.</summary>
    public string Base64 => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"));

    /// <summary>The address with them, for what takes them in no other way. It may not be kept or shown.</summary>
    public Uri Written =>
        new(
            $"{Address.Scheme}://{Uri.EscapeDataString(User)}:{Uri.EscapeDataString(Password)}@{Address.Authority}{Address.PathAndQuery}{Address.Fragment}"
        );

    /// <summary>Determines whether an address may have them.</summary>
    public bool AreFor(Uri address) => address.Origin() == Origin;

    /// <inheritdoc/>
    public override string ToString() => $"credentials for {Origin}";
}

/// <summary>Parts of an address that never have user and password in them.</summary>
public static class UriParts
{
    /// <summary>
    /// The web origin of an absolute address, as browsers write it: scheme, host in ASCII and, where it is not the scheme's own, port.
    /// </summary>
    public static string Origin(this Uri address) =>
        WebOrigin.Of(address)?.ToString() ?? address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    /// <summary>The address on https, as a browser upgrades it: at the same port, unless that is the scheme's own.</summary>
    public static Uri OnHttps(this Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new UriBuilder(address) { Scheme = Uri.UriSchemeHttps, Port = address.IsDefaultPort ? -1 : address.Port }.Uri;
    }

    /// <summary>The address without user and password; the same instance when it has none.</summary>
    public static Uri WithoutCredentials(this Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return
            address.IsAbsoluteUri
            && address.GetComponents(UriComponents.UserInfo | UriComponents.KeepDelimiter, UriFormat.UriEscaped).Length > 0
            ? new Uri(address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.UserInfo, UriFormat.UriEscaped))
            : address;
    }

    /// <summary>Takes user and password out of an address that came as text; other text stays as it is.</summary>
    public static string WithoutCredentials(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.WithoutCredentials() is var bare && !ReferenceEquals(bare, uri)
            ? bare.AbsoluteUri
            : address;
}
