using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;

namespace KojiWidgetHarness.Checks.Http;

/// <summary>
/// How the harness itself connects to servers, as browsers do: the name <c>localhost</c> means the loopback interface whatever the
/// machine's files and name servers say (RFC 6761, 6.3), and no proxy stands before it.
/// </summary>
internal static class HarnessHttp
{
    private const string Localhost = "localhost";

    // The harness's own servers listen on the first; a server of somebody else's may listen on either alone.
    private static readonly IPAddress[] Loopback = [IPAddress.Loopback, IPAddress.IPv6Loopback];

    /// <summary>A client with this base address.</summary>
    public static HttpClient NewClient(Uri? address = null) => NewClient(address, handler => handler);

    /// <summary>Makes a client whose requests are changed before they are sent.</summary>
    public static HttpClient NewClient(Uri? address, Func<HttpMessageHandler, HttpMessageHandler> change) =>
        new(change(NewHandler())) { BaseAddress = address };

    /// <summary>Gets what a client of its own settings is made with.</summary>
    public static SocketsHttpHandler NewHandler() =>
        new()
        {
            Proxy = new ProxyForOthers(),
            ConnectCallback = async (context, cancellation) =>
                new NetworkStream(await ConnectAsync(context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellation), ownsSocket: true),
        };

    /// <summary>Opens a socket.</summary>
    /// <param name="address">Where.</param>
    /// <param name="authorization">What is shown there.</param>
    /// <param name="cancellation">Ends the attempt.</param>
    public static async Task<WebSocket> OpenSocketAsync(Uri address, string authorization, CancellationToken cancellation)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Authorization", authorization);
        try
        {
            await socket.ConnectAsync(address, new HttpMessageInvoker(NewHandler()), cancellation);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>The addresses of a host, of this machine's own names without asking for them.</summary>
    /// <exception cref="SocketException">Nobody knows the name.</exception>
    public static async Task<IPAddress[]> AddressesOfAsync(string host, CancellationToken cancellation) =>
        IsLocalhost(host) ? Loopback : await Dns.GetHostAddressesAsync(host, cancellation);

    /// <summary>Connects to a server.</summary>
    /// <exception cref="SocketException">Nobody listens there, or nobody knows the name.</exception>
    public static async Task<Socket> ConnectAsync(string host, int port, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await (IsLocalhost(host) ? socket.ConnectAsync(Loopback, port, cancellation) : socket.ConnectAsync(host, port, cancellation));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The same server by its number, for programs that ask the machine for names; the address itself where it has a number already, where
    /// a certificate is to fit the name, and where nobody listens.
    /// </summary>
    public static async Task<Uri> FindAsync(Uri address, CancellationToken cancellation)
    {
        if (!IsLocalhost(address.IdnHost) || address.Scheme != Uri.UriSchemeHttp)
            return address;
        try
        {
            using var socket = await ConnectAsync(address.IdnHost, address.Port, cancellation);
            var found = ((IPEndPoint)socket.RemoteEndPoint!).Address; // It is connected.
            return new UriBuilder(address) { Host = (found.IsIPv4MappedToIPv6 ? found.MapToIPv4() : found).ToString() }.Uri;
        }
        catch (SocketException)
        {
            return address;
        }
    }

    private static bool IsLocalhost(string host) =>
        host.Equals(Localhost, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + Localhost, StringComparison.OrdinalIgnoreCase);

    /// <summary>The machine's proxy, but for what is on the machine.</summary>
    private sealed class ProxyForOthers : IWebProxy
    {
        public ICredentials? Credentials
        {
            get => HttpClient.DefaultProxy.Credentials;
            set => throw new NotSupportedException("The proxy is the machine's.");
        }

        public Uri? GetProxy(Uri destination) => IsOfThisMachine(destination) ? null : HttpClient.DefaultProxy.GetProxy(destination);

        public bool IsBypassed(Uri host) => IsOfThisMachine(host) || HttpClient.DefaultProxy.IsBypassed(host);

        private static bool IsOfThisMachine(Uri address) => address.IsLoopback || IsLocalhost(address.IdnHost);
    }
}
