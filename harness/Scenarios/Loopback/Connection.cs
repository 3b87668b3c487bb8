using System.Net.Security;
using System.Net.Sockets;

namespace KojiWidgetHarness.Scenarios.Loopback;

/// <summary>One connection of a browser to a server of ours.</summary>
/// <param name="Client">The socket's side of it.</param>
/// <param name="Stream">What is read and written: in the clear, whether TLS is below it or not.</param>
internal sealed record Connection(TcpClient Client, Stream Stream)
{
    /// <summary>Says that nothing more will be sent.</summary>
    public async Task FinishAsync()
    {
        if (Stream is SslStream secure)
            await secure.ShutdownAsync();
        Client.Client.Shutdown(SocketShutdown.Send);
    }

    /// <summary>Cuts the connection (RFC 9293, RST).</summary>
    public void Reset()
    {
        // Closing without lingering sends RST instead of FIN; the stream would shut the connection down first.
        Client.LingerState = new LingerOption(enable: true, seconds: 0);
        Client.Client.Dispose();
    }
}
