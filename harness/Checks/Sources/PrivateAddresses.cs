using System.Net;
using System.Net.Sockets;

namespace KojiWidgetHarness.Checks.Sources;

/// <summary>Distinguishes addresses of this machine and of private networks from public ones.</summary>
/// <param name="resolve">Gives the addresses of a host.</param>
internal sealed class PrivateAddresses(Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    // IANA's registries of special-purpose addresses: this network, private, shared, loopback, link-local, unique local.
    private static readonly IPNetwork[] Networks =
    [
        IPNetwork.Parse("0.0.0.0/8"), IPNetwork.Parse("10.0.0.0/8"), IPNetwork.Parse("100.64.0.0/10"), IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"), IPNetwork.Parse("172.16.0.0/12"), IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("::/127"), IPNetwork.Parse("fc00::/7"), IPNetwork.Parse("fe80::/10"),
    ];

    /// <summary>Whether any address of a host is private. A host that is not known is not.</summary>
    public async Task<bool> HasAsync(Uri address, CancellationToken cancellation)
    {
        try
        {
            return (await resolve(address.IdnHost, cancellation)).Any(IsPrivate);
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static bool IsPrivate(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Networks.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }
}
