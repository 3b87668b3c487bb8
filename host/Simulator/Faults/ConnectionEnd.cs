using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace KojiWidgetHarness.Simulator.Faults;

/// <summary>
/// Ends a request's connection before its time. In HTTP/2 that ends the request's stream alone: others share the connection.
/// </summary>
internal static class ConnectionEnd
{
    /// <summary>Ends it after what has been sent (TCP FIN): a reader finds the body cut short.</summary>
    public static void Cut(HttpContext context)
    {
        // A mere abort would reset the connection, as the other fault does.
        SocketOf(context)?.Shutdown(SocketShutdown.Send);
        context.Abort();
    }

    /// <summary>Resets it (TCP RST).</summary>
    public static void Reset(HttpContext context)
    {
        // Without lingering, closing is a reset, whatever the server itself would do.
        if (SocketOf(context) is { } socket)
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
        context.Abort();
    }

    private static Socket? SocketOf(HttpContext context) =>
        HttpProtocol.IsHttp11(context.Request.Protocol) ? context.Features.Get<IConnectionSocketFeature>()?.Socket : null;
}
