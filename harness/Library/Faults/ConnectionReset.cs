using System.Net.Sockets;
using KojiWidgetHarness.Harness.Faults.Servers;
using KojiWidgetHarness.Harness.Scenarios;

namespace KojiWidgetHarness.Harness.Faults;

/// <summary>The widget's server takes the request and resets the connection (RFC 9293, RST).</summary>
public sealed record ConnectionReset : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        LoopbackServer.StandIn(context, async (client, ending) =>
        {
            await HttpText.ReadHeadAsync(client.GetStream(), ending);
            // Closing without lingering sends RST instead of FIN; the stream would shut the connection down first.
            client.LingerState = new LingerOption(enable: true, seconds: 0);
            client.Client.Dispose();
        });
        return Task.CompletedTask;
    }
}
