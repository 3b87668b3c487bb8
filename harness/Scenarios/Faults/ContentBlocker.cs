using KojiWidgetHarness.Scenarios.Context;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>Ends requests for the widget as an ad blocker does.</summary>
public sealed record ContentBlocker : Fault
{
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        return context.Page.RouteAsync(
            url => url.StartsWith(context.WidgetPage, StringComparison.Ordinal), route => route.AbortAsync(RequestAbortErrorCode.BlockedByClient));
    }
}
