using System.Globalization;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol.Addresses;

namespace KojiWidgetHarness.Checks.Policies;

/// <summary>
/// A scheme-source or host-source (CSP Level 3, 2.3.1), which Chromium reads the origins of permissions policies by too.
/// </summary>
/// <param name="Scheme">In lower case; null where none is written.</param>
/// <param name="Host">In lower case, without the wildcard; empty for a scheme alone or for every host.</param>
/// <param name="AnySubdomain">Whether a <c>*</c> stands for the host or its beginning.</param>
/// <param name="Port">Null where none is written.</param>
/// <param name="AnyPort">Whether a <c>*</c> stands for the port.</param>
/// <param name="Path">As written, with its first slash; empty where none is.</param>
internal sealed partial record SourceExpression(string? Scheme, string Host, bool AnySubdomain, int? Port, bool AnyPort, string Path)
{
    /// <summary>Gets a value indicating whether the expression is a scheme and nothing more.</summary>
    public bool IsSchemeOnly => Host.Length == 0 && !AnySubdomain;

    /// <summary>Null where the text is not one.</summary>
    public static SourceExpression? Parse(string text)
    {
        if (SchemeSource().Match(text) is { Success: true } scheme)
            return new(scheme.Groups["scheme"].Value.ToLowerInvariant(), "", false, null, false, "");
        if (HostSource().Match(text) is not { Success: true } match)
            return null;
        var port = match.Groups["port"];
        var number = 0;
        if (
            port.Success
            && port.Value != "*"
            && (!int.TryParse(port.Value, NumberStyles.None, CultureInfo.InvariantCulture, out number) || number > 65535)
        )
            return null;
        return new(
            match.Groups["scheme"] is { Success: true, Value: var name } ? name.ToLowerInvariant() : null,
            match.Groups["host"].Value.ToLowerInvariant(),
            match.Groups["any"].Success,
            port.Success && port.Value != "*" ? number : null,
            port.Value == "*",
            match.Groups["path"].Value
        );
    }

    /// <summary>Determines whether an address matches, from a page of this scheme (CSP Level 3, 6.7.2.8).</summary>
    public bool Matches(Uri address, string pageScheme)
    {
        if (!SchemeMatches(Scheme ?? pageScheme, address.Scheme))
            return false;
        // A host-source has no IPv6 address in its grammar: written down it names nothing.
        return IsSchemeOnly
            || (
                !Host.StartsWith('[')
                && HostMatches(WebOrigin.HostOf(address))
                && PortMatches(address, Scheme ?? pageScheme)
                && PathMatches(address.AbsolutePath)
            );
    }

    /// <summary>
    /// Determines whether an origin matches in a permissions policy: the scheme is never a better one, and no path counts.
    /// </summary>
    public bool Matches(WebOrigin origin) =>
        Scheme == origin.Scheme
        && (IsSchemeOnly || (HostMatches(origin.Host) && (AnyPort || (Port ?? WebOrigin.DefaultPort(origin.Scheme)) == origin.Port)));

    // A better scheme than the written one does (CSP Level 3, 6.7.2.9). That ws and wss stand for http and https too, as is written there,
    // is not so in Chromium.
    private static bool SchemeMatches(string written, string actual) =>
        written == actual || (written, actual) is ("http", "https") or ("ws", "wss");

    private bool HostMatches(string host) =>
        !AnySubdomain
            ? Host.Equals(host, StringComparison.OrdinalIgnoreCase)
            : Host.Length == 0 || host.EndsWith("." + Host, StringComparison.OrdinalIgnoreCase);

    // With a better scheme the written port is the old one's, or none; by CSP Level 3, 6.7.2.11, the new one's would match too, but it does
    // not in Chromium.
    private bool PortMatches(Uri address, string scheme) =>
        AnyPort
        || (
            Port is not { } port ? address.Port == WebOrigin.DefaultPort(address.Scheme)
            : scheme == address.Scheme ? port == address.Port
            : port == WebOrigin.DefaultPort(scheme) && address.Port == WebOrigin.DefaultPort(address.Scheme)
        );

    // A path that ends with a slash is the beginning of others (CSP Level 3, 6.7.2.12).
    private bool PathMatches(string path)
    {
        if (Path is "" or "/")
            return true;
        var (wanted, actual) = (Uri.UnescapeDataString(Path), Uri.UnescapeDataString(path));
        return wanted.EndsWith('/') ? actual.StartsWith(wanted, StringComparison.Ordinal) : actual == wanted;
    }

    [GeneratedRegex(@"^(?<scheme>[a-z][a-z0-9+.-]*):$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SchemeSource();

    [GeneratedRegex(
        @"^((?<scheme>[a-z][a-z0-9+.-]*)://)?((?<any>\*)(\.(?<host>[a-z0-9_-]+(\.[a-z0-9_-]+)*))?|(?<host>[a-z0-9_-]+(\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\]))(:(?<port>[0-9]+|\*))?((?<path>/[^?#;\s]*)([?#].*)?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex HostSource();
}
