using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Protocol.Simulation;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Faults;

/// <summary>Ends requests for the widget as an ad blocker does.</summary>
public sealed record ContentBlocker : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var widget = new Uri(context.Target.Simulator, SimulatorRoutes.Widget).AbsoluteUri;
        return context.Page.RouteAsync(
            url => url.StartsWith(widget, StringComparison.Ordinal), route => route.AbortAsync(RequestAbortErrorCode.BlockedByClient));
    }
}
