using KojiWidgetHarness.Checks.Http;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Context;

/// <summary>Changes real responses on their way to the browser, which treats them as if the server had sent them so.</summary>
internal static class OnTheWay
{
    /// <summary>Makes the changes to the page that embeds the widget, where there are any.</summary>
    public static async Task ServePageAsync(ScenarioContext context)
    {
        if (context.PageChanges.Count == 0)
            return;
        await context.Page.RouteAsync(
            url => context.Site.IsPage(context, new Uri(url)),
            async route =>
            {
                await using var response = await FetchAsync(context, route);
                var draft = new PageDraft(new(response.Headers), await response.TextAsync());
                foreach (var change in context.PageChanges)
                    change(draft);
                await route.FulfillAsync(
                    new()
                    {
                        Response = response,
                        Headers = draft.Headers,
                        Body = draft.Body,
                    }
                );
            }
        );
    }

    /// <summary>Changes every response of the widget's origin whose address begins so.</summary>
    public static Task ChangeWidgetAsync(ScenarioContext context, string address, Func<IAPIResponse, RouteFulfillOptions> change) =>
        context.Page.RouteAsync(
            url => url.StartsWith(address, StringComparison.Ordinal),
            async route =>
            {
                await using var response = await FetchAsync(context, route);
                await route.FulfillAsync(change(response));
            }
        );

    /// <summary>Puts JavaScript before a script of the widget's.</summary>
    public static Task PutBeforeAsync(ScenarioContext context, string script, string more) =>
        context.Page.RouteAsync(
            url => url.StartsWith(script, StringComparison.Ordinal),
            async route =>
            {
                await using var response = await FetchAsync(context, route);
                await route.FulfillAsync(new() { Response = response, Body = more + await response.TextAsync() });
            }
        );

    // The browser's driver asks the machine for names, and the machine may not know its own. A context that was not launched by us knows of
    // no user and password; a redirect goes back to the browser, which gives each origin its own.
    private static async Task<IAPIResponse> FetchAsync(ScenarioContext context, IRoute route)
    {
        var server = context.Site.ServerOf(context, new Uri(route.Request.Url));
        var reached = await HarnessHttp.FindAsync(server, CancellationToken.None);
        var credentials = context.Site.Credentials.FirstOrDefault(item => item.AreFor(server));
        if (reached == server && credentials is null)
            return await route.FetchAsync(new() { Url = server.AbsoluteUri });
        var headers = new Dictionary<string, string>(await route.Request.AllHeadersAsync());
        if (reached != server)
            headers["host"] = server.Authority;
        if (credentials is not null)
            headers["authorization"] = credentials.Authorization;
        return await route.FetchAsync(
            new()
            {
                Url = reached.AbsoluteUri,
                Headers = headers,
                MaxRedirects = credentials is null ? null : 0,
            }
        );
    }
}

/// <summary>The page's response on its way to the browser.</summary>
internal sealed class PageDraft(Dictionary<string, string> headers, string body)
{
    private static readonly HashSet<string> Lists =
    [
        "content-security-policy",
        "content-security-policy-report-only",
        "permissions-policy",
    ];

    /// <summary>The page's headers, by lower-case name.</summary>
    public Dictionary<string, string> Headers { get; } = headers;

    /// <summary>The page's markup.</summary>
    public string Body { get; set; } = body;

    /// <summary>
    /// Sets a header as a server would that adds one more line: policies of which a page may have several apply together, of a
    /// Permissions-Policy the last value counts (RFC 9651, 3.2), any other is replaced.
    /// </summary>
    public void Add(string name, string value) =>
        Headers[name] = Lists.Contains(name) && Headers.TryGetValue(name, out var before) ? $"{before}, {value}" : value;
}
