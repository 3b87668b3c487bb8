using System.Net;
using System.Net.Sockets;
using KojiWidgetHarness.Harness.Scenarios;

namespace KojiWidgetHarness.Harness.Faults;

/// <summary>Points the iframe at a port of this machine where nothing listens.</summary>
public sealed record NothingListens : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.Embed = context.Embed with { Widget = new Uri($"http://127.0.0.1:{UnusedPort()}/embed") };
        return Task.CompletedTask;
    }

    private static int UnusedPort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
