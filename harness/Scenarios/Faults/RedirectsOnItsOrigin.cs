using KojiWidgetHarness.Scenarios.Context;

namespace KojiWidgetHarness.Scenarios.Faults;

/// <summary>The iframe's src is redirected once, to another address of its own origin.</summary>
public sealed record RedirectsOnItsOrigin : Fault
{
    private const string Mark = "&redirected=1";

    /// <inheritdoc/>
    public override Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        return context.Page.RouteAsync(
            url => url.StartsWith(context.WidgetPage, StringComparison.Ordinal) && !url.EndsWith(Mark, StringComparison.Ordinal),
            route => route.FulfillAsync(new() { Status = 302, Headers = [KeyValuePair.Create("location", route.Request.Url + Mark)] }));
    }
}
