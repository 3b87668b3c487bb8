using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace KojiWidgetHarness.Scenarios.Loopback;

/// <summary>
/// A server of our own on a free loopback port. It hands over bare connections: what it has to do wrong no web server would do for us.
/// </summary>
/// <param name="serve">What is done with each connection.</param>
/// <param name="certificate">What it shows for TLS, asked anew for each connection; null for plain connections.</param>
internal sealed class LoopbackServer(ServeConnection serve, Func<X509Certificate2>? certificate = null) : IAsyncDisposable
{
    private TcpListener? listener;
    private CancellationTokenSource closing = new();
    private Task accepting = Task.CompletedTask;

    /// <summary>The port that it listens on; kept when it is closed and opened again.</summary>
    public int Port { get; private set; }

    /// <summary>Begins to listen.</summary>
    public void Open()
    {
        closing = new CancellationTokenSource();
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        accepting = AcceptAsync(listener, closing.Token);
    }

    /// <summary>Stops listening: from here on connections are refused.</summary>
    public void Refuse() => listener?.Stop();

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener?.Stop();
        await accepting;
        closing.Dispose();
    }

    private async Task AcceptAsync(TcpListener accepted, CancellationToken cancellation)
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                serving.Add(ServeAsync(await accepted.AcceptTcpClientAsync(cancellation), cancellation));
                serving.RemoveAll(task => task.IsCompleted);
            }
        }
        // A listener that was stopped between two connections says so by an InvalidOperationException.
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client, CancellationToken cancellation)
    {
        using (client)
        {
            try
            {
                if (certificate is null)
                {
                    await serve(new Connection(client, client.GetStream()), cancellation);
                    return;
                }

                await using var secure = await SelfSigned.AcceptAsync(client.GetStream(), certificate(), cancellation);
                if (secure is not null)
                    await serve(new Connection(client, secure), cancellation);
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException or ObjectDisposedException)
            {
                // The browser hung up, or the scenario is over: the rest is not needed.
            }
        }
    }
}

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

/// <summary>What a server does with one connection, which is closed afterwards.</summary>
internal delegate Task ServeConnection(Connection connection, CancellationToken cancellation);
