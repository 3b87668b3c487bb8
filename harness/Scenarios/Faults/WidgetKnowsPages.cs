using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>The widget's page comes only where the request says which page frames it (RFC 9110, Referer); otherwise the answer is 403.</summary>
public sealed record WidgetKnowsPages : Fault
{
    internal override bool NeedsSimulator => true;

    // In every tab: a request with a referrer gets it.
    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation) => context.Page.Context.RouteAsync(
        url => url.StartsWith(context.WidgetPage, StringComparison.Ordinal),
        async route =>
        {
            if (route.Request.Headers.ContainsKey("referer"))
                await route.ContinueAsync();
            else
                await route.FulfillAsync(new() { Status = 403, ContentType = "text/html", Body = "<!doctype html><title>403</title>" });
        });
}
