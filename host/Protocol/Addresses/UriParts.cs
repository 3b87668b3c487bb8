namespace KojiWidgetHarness.Protocol.Addresses;

/// <summary>Parts of an address that never have user and password in them.</summary>
public static class UriParts
{
    /// <summary>The web origin of an absolute address: scheme, host and, where it is not the scheme's own, port.</summary>
    public static string Origin(this Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
    }

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
