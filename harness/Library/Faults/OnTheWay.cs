using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Protocol;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Faults;

/// <summary>Changes real responses on their way to the browser, which treats them as if the server had sent them so.</summary>
internal static class OnTheWay
{
    /// <summary>
    /// Changes the page that embeds the widget. Chromium takes what did not come from a server for a page of the public network, which
    /// needs a permission to reach this machine (Local Network Access).
    /// </summary>
    public static async Task ChangeHostPageAsync(ScenarioContext context, Func<IAPIResponse, Task<RouteFulfillOptions>> change)
    {
        var page = new Uri(context.HostPage, ProtocolRoutes.EmbedPage);
        await context.Page.Context.GrantPermissionsAsync(["local-network-access"], new() { Origin = page.GetLeftPart(UriPartial.Authority) });
        await ChangeAsync(context.Page, page, change, context.Target.Host);
    }

    /// <summary>Changes every response whose address begins so; it is taken from another server where one is given.</summary>
    public static Task ChangeAsync(IPage page, Uri address, Func<IAPIResponse, Task<RouteFulfillOptions>> change, Uri? server = null) =>
        page.RouteAsync(url => url.StartsWith(address.AbsoluteUri, StringComparison.Ordinal), async route =>
        {
            await using var response = await route.FetchAsync(new() { Url = From(route.Request.Url, server) });
            await route.FulfillAsync(await change(response));
        });

    /// <summary>The response with other values of some headers.</summary>
    public static Func<IAPIResponse, Task<RouteFulfillOptions>> WithHeaders(IReadOnlyList<KeyValuePair<string, string>> changed) => response =>
    {
        var headers = new Dictionary<string, string>(response.Headers);
        foreach (var (name, value) in changed)
            headers[name] = value;
        return Task.FromResult(new RouteFulfillOptions { Response = response, Headers = headers });
    };

    /// <summary>The response with another body.</summary>
    public static Func<IAPIResponse, Task<RouteFulfillOptions>> WithBody(Func<string, string> rewrite) => async response =>
        new RouteFulfillOptions { Response = response, Body = rewrite(await response.TextAsync()) };

    private static string From(string address, Uri? server) => server is null ? address : new Uri(server, new Uri(address).PathAndQuery).AbsoluteUri;
}
