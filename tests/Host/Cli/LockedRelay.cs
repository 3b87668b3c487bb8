using System.Net;
using System.Net.Sockets;
using System.Text;
using KojiWidgetHarness.Tests.Host.Checks;

namespace KojiWidgetHarness.Tests.Host.Cli;

/// <summary>Something in front of a server that lets only those through who show user and password, as staging sites have it.</summary>
internal sealed class LockedRelay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Uri server;
    private readonly string below;
    private readonly Task accepting;

    /// <param name="server">What is behind it.</param>
    /// <param name="below">The paths that it asks for them.</param>
    public LockedRelay(Uri server, string below = "/")
    {
        (this.server, this.below) = (server, below);
        listener.Start();
        accepting = AcceptAsync();
    }

    public string Authority => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>Its address with user and password.</summary>
    public string Opened => $"http://{Uri.EscapeDataString(LockedSite.User)}:{Uri.EscapeDataString(LockedSite.Password)}@{Authority}";

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Stop();
        await accepting;
        closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
                serving.Add(ServeAsync(await listener.AcceptTcpClientAsync(closing.Token)));
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var near = client;
        using var upstream = new TcpClient();
        try
        {
            var head = await HeadAsync(near.GetStream());
            if (
                head.Split(' ')[1].StartsWith(below, StringComparison.Ordinal)
                && !head.Contains($"\r\nAuthorization: {LockedSite.Header}\r\n", StringComparison.OrdinalIgnoreCase)
            )
            {
                await near.GetStream()
                    .WriteAsync(
                        "HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"staging\", charset=\"UTF-8\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(),
                        closing.Token
                    );
                return;
            }

            await upstream.ConnectAsync(IPAddress.Loopback, server.Port, closing.Token);
            await upstream.GetStream().WriteAsync(Encoding.Latin1.GetBytes(Readdress(head)), closing.Token);
            await Task.WhenAny(
                near.GetStream().CopyToAsync(upstream.GetStream(), closing.Token),
                upstream.GetStream().CopyToAsync(near.GetStream(), closing.Token)
            );
        }
        catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
        {
            // One of the two hung up, or the test is over.
        }
    }

    private string Readdress(string head)
    {
        var upgrades = head.Contains("\r\nUpgrade:", StringComparison.OrdinalIgnoreCase);
        return string.Join(
                "\r\n",
                head.TrimEnd()
                    .Split("\r\n")
                    .Where(line =>
                        !line.StartsWith("Authorization: Basic", StringComparison.OrdinalIgnoreCase)
                        && (upgrades || !line.StartsWith("Connection:", StringComparison.OrdinalIgnoreCase))
                    )
                    .Select(line => line.StartsWith("Host:", StringComparison.OrdinalIgnoreCase) ? $"Host: {server.Authority}" : line)
                    .Concat(upgrades ? [] : ["Connection: close"])
            ) + "\r\n\r\n";
    }

    private async Task<string> HeadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var next = new byte[1];
        while (!head[Math.Max(0, head.Count - 4)..].SequenceEqual("\r\n\r\n"u8.ToArray()))
        {
            if (await stream.ReadAsync(next, closing.Token) == 0)
                throw new IOException("It hung up.");
            head.Add(next[0]);
        }

        return Encoding.Latin1.GetString([.. head]);
    }
}
