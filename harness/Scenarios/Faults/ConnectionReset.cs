using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Loopback;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>The widget's server takes the request and resets the connection (RFC 9293, RST).</summary>
public sealed record ConnectionReset : Fault
{
    internal override bool NeedsSimulator => true;

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        context.Site.ReplaceServer(context, async (connection, ending) =>
        {
            await HttpText.ReadHeadAsync(connection.Stream, ending);
            connection.Reset();
        });
        return Task.CompletedTask;
    }
}
