using System.Globalization;

namespace KojiWidgetHarness.Protocol.Addresses;

/// <summary>A web origin that is not opaque (HTML, 7.1.1).</summary>
/// <param name="Scheme"><c>http</c> or <c>https</c>.</param>
/// <param name="Host">In lower case, in ASCII; an IPv6 address in its brackets.</param>
/// <param name="Port">The scheme's own where the address names none.</param>
public sealed record WebOrigin(string Scheme, string Host, int Port)
{
    /// <summary>The origin of an address; null where it is opaque.</summary>
    public static WebOrigin? Of(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.Scheme is "http" or "https" ? new(address.Scheme, HostOf(address), address.Port) : null;
    }

    /// <summary>The host of an address, as an origin has it.</summary>
    public static string HostOf(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return address.HostNameType == UriHostNameType.IPv6 ? address.Host : address.IdnHost.ToLowerInvariant();
    }

    /// <summary>The port that an address of this scheme has when it names none.</summary>
    public static int? DefaultPort(string scheme) =>
        scheme switch
        {
            "http" or "ws" => 80,
            "https" or "wss" => 443,
            _ => null,
        };

    /// <summary>Gets a value indicating whether a page from here may use what needs a secure context (Secure Contexts, 3.1).</summary>
    public bool IsTrustworthy => Scheme == "https" || IsLoopback;

    /// <summary>Gets a value indicating whether the host is this machine by its name alone.</summary>
    public bool IsLoopback =>
        Host is "localhost" or "[::1]"
        || Host.EndsWith(".localhost", StringComparison.Ordinal)
        || (System.Net.IPAddress.TryParse(Host, out var address) && System.Net.IPAddress.IsLoopback(address));

    /// <inheritdoc/>
    public override string ToString() =>
        Port == DefaultPort(Scheme) ? $"{Scheme}://{Host}" : string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{Host}:{Port}");
}
