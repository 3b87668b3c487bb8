using System.Net.Sockets;

namespace KojiWidgetHarness.Harness.Faults.Servers;

/// <summary>Passes bytes between a client and another server, both ways.</summary>
internal static class Relay
{
    /// <summary>Until either side ends.</summary>
    /// <param name="client">The client's side.</param>
    /// <param name="server">Where the other server is.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static async Task RunAsync(Stream client, Uri server, CancellationToken cancellation)
    {
        using var upstream = new TcpClient();
        await upstream.ConnectAsync(server.Host, server.Port, cancellation);
        var far = upstream.GetStream();

        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var both = new[] { client.CopyToAsync(far, ended.Token), far.CopyToAsync(client, ended.Token) };
        await Task.WhenAny(both);
        await ended.CancelAsync();
        await Task.WhenAll(both);
    }
}
