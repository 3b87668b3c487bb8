using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

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

/// <summary>The little of HTTP/1.1 that a misbehaving server needs (RFC 9112).</summary>
internal static class HttpText
{
    private const int LongestHead = 64 * 1024;

    /// <summary>Reads one request up to the empty line; empty when the client hung up first.</summary>
    public static async Task<byte[]> ReadHeadAsync(Stream stream, CancellationToken cancellation)
    {
        var head = new List<byte>();
        var next = new byte[1];
        while (head.Count < LongestHead && await stream.ReadAsync(next, cancellation) == 1)
        {
            head.Add(next[0]);
            if (next[0] == '\n' && head.Count >= 4 && head[^2] == '\r' && head[^3] == '\n')
                return [.. head];
        }

        return [];
    }

    /// <summary>The path and query that a request asks for.</summary>
    public static string Target(byte[] head) => Encoding.ASCII.GetString(head).Split(' ', 3) is [_, var target, _] ? target : "/";

    /// <summary>Answers with a status and, where there is one, a header; the connection ends with it.</summary>
    public static async Task AnswerAsync(Connection connection, int status, string? header, CancellationToken cancellation)
    {
        var body = status == 204 ? "" : $"<!doctype html><title>{status}</title>";
        var text =
            $"HTTP/1.1 {status} Answer\r\nConnection: close\r\nContent-Type: text/html\r\nCache-Control: no-store\r\n"
            + (header is null ? "" : header + "\r\n")
            + (status == 204 ? "" : $"Content-Length: {body.Length}\r\n")
            + "\r\n"
            + body;
        await connection.Stream.WriteAsync(Encoding.ASCII.GetBytes(text), cancellation);
        await connection.FinishAsync();
        await DrainAsync(connection, cancellation);
    }

    /// <summary>Reads until the client hangs up: closing earlier would reset the connection under an answer that is on its way.</summary>
    public static async Task DrainAsync(Connection connection, CancellationToken cancellation)
    {
        var unread = new byte[1024];
        while (await connection.Stream.ReadAsync(unread, cancellation) > 0) { }
    }
}

/// <summary>
/// A loopback port where connections are refused: it is taken, so that no other program gets it, and nobody listens there.
/// </summary>
public sealed class ClosedPort : IDisposable
{
    private readonly Socket holder = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    /// <summary>Takes a free port.</summary>
    public ClosedPort() => holder.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    /// <summary>Gets the port's number.</summary>
    public int Number => ((IPEndPoint)holder.LocalEndPoint!).Port; // It is bound.

    /// <inheritdoc/>
    public void Dispose() => holder.Dispose();
}
