using System.Net;
using System.Net.Sockets;
using KojiWidgetHarness.Harness.Scenarios;

namespace KojiWidgetHarness.Harness.Faults.Servers;

/// <summary>
/// A server of our own on a free loopback port. It hands over bare connections: what it has to do wrong no web server would do for us.
/// </summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Func<TcpClient, CancellationToken, Task> serve;
    private readonly Task accepting;

    private LoopbackServer(Func<TcpClient, CancellationToken, Task> serve)
    {
        this.serve = serve;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>The port that it listens on.</summary>
    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>Lets a server stand in for the widget's until the scenario ends.</summary>
    /// <param name="context">The scenario, whose iframe is pointed at it.</param>
    /// <param name="serve">What is done with each connection; it is closed afterwards.</param>
    /// <param name="scheme">Scheme of the iframe's src.</param>
    public static void StandIn(ScenarioContext context, Func<TcpClient, CancellationToken, Task> serve, string scheme = "http")
    {
        var server = Start(context, serve);
        context.Embed = context.Embed with { Widget = new Uri($"{scheme}://127.0.0.1:{server.Port}/embed") };
    }

    /// <summary>Starts a server that listens until the scenario ends.</summary>
    public static LoopbackServer Start(ScenarioContext context, Func<TcpClient, CancellationToken, Task> serve)
    {
        var server = new LoopbackServer(serve);
        context.Own(server);
        return server;
    }

    /// <inheritdoc/>
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
        catch (OperationCanceledException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await serve(client, closing.Token);
            }
            catch (Exception gone) when (gone is IOException or SocketException or OperationCanceledException)
            {
                // The browser hung up, or the scenario is over: nobody waits for the rest.
            }
        }
    }
}
