using System.Net;
using System.Net.Sockets;

namespace KojiWidgetHarness.Scenarios.Loopback;

/// <summary>
/// A loopback port where connections are refused: it is taken, so that no other program gets it, and nobody listens there.
/// </summary>
public sealed class ClosedPort : IDisposable
{
    private readonly Socket holder = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <summary>Takes a free port.</summary>
    public ClosedPort() => holder.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    /// <summary>Gets the port's number.</summary>
    public int Number => ((IPEndPoint)holder.LocalEndPoint!).Port;

    /// <inheritdoc/>
    public void Dispose() => holder.Dispose();
}
