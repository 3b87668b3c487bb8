using KojiWidgetHarness.Harness.Scenarios;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Faults;

/// <summary>Adds a header to the response that a page comes with, on its way to the browser, which obeys it.</summary>
/// <param name="Of">Which page.</param>
/// <param name="Name">The header's name.</param>
/// <param name="Value">The header's value.</param>
public sealed record ResponseHeader(PagePart Of, string Name, string Value) : Fault
{
    /// <inheritdoc/>
    public override async Task ApplyAsync(ScenarioContext context, CancellationToken cancellation)
    {
        var origin = context.AddressOf(Of).GetLeftPart(UriPartial.Authority);
        // A response that was handed over has no address, so Chromium takes its page for one of the internet, which must ask before it
        // may reach this machine.
        await context.Page.Context.GrantPermissionsAsync(["local-network-access"], new() { Origin = origin });
        await context.Page.RouteAsync(
            url => url.StartsWith(origin + "/", StringComparison.Ordinal),
            route => route.Request.ResourceType == "document" ? PassOnAsync(route) : route.ContinueAsync());
    }

    private async Task PassOnAsync(IRoute route)
    {
        var response = await route.FetchAsync();
        var headers = new Dictionary<string, string>(response.Headers) { [Name] = Value };
        // The body is passed on in one piece.
        headers.Remove("transfer-encoding");
        await route.FulfillAsync(new() { Response = response, Headers = headers });
    }
}
