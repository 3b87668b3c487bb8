using KojiWidgetHarness.Harness.Browser;
using KojiWidgetHarness.Protocol.Addresses;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Sites;

/// <summary>Opens a page of somebody else's and looks for the widget's iframe.</summary>
public static class PageSurvey
{
    private const float OpenTimeoutMs = 30_000;

    // Pages put iframes in by scripts, some time after they have loaded.
    private const float PatienceMs = 5_000;

    private const string FirstSrc = """
        prefixes => {
          const bare = src => {
            try {
              const url = new URL(src);
              url.username = url.password = '';
              return url.href;
            } catch { return src; }
          };
          return [...document.querySelectorAll('iframe')].map(frame => bare(frame.src)).find(src => prefixes.some(prefix => src.startsWith(prefix)));
        }
        """;

    /// <summary>The first widget of the page.</summary>
    /// <param name="browsers">They stay the caller's.</param>
    /// <param name="page">The page's address.</param>
    /// <param name="addresses">Where a widget may be found.</param>
    /// <param name="click">Selector of what a person clicks before the widget shows; null when it shows by itself.</param>
    /// <param name="cancellation">Ends the search.</param>
    /// <exception cref="EmbedNotFoundException">The page has no such iframe.</exception>
    /// <exception cref="PageNotReachedException">The page does not open.</exception>
    public static async Task<PageEmbed> FindAsync(
        HarnessBrowsers browsers, WebAddress page, IReadOnlyList<KojiAddress> addresses, string? click, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(page);
        SiteCredentials[] credentials = [.. addresses.Select(address => address.Credentials).Prepend(page.Credentials).OfType<SiteCredentials>()];
        await using var context = await browsers.NewContextAsync(BrowserProfile.Microphone, credentials, cancellation);
        await using var ending = cancellation.Register(() => context.CloseAsync().ContinueWith(closed => _ = closed.Exception, TaskScheduler.Default));
        var tab = await context.NewPageAsync();
        var status = await OpenAsync(tab, page.Uri);
        if (click is not null)
            await ClickAsync(tab, click);

        var src = await LookAsync(tab, addresses) ?? throw new EmbedNotFoundException(
            $"{page} has no Koji iframe{(status is 200 ? "" : $" (it answered {status})")}: none of its iframes is at {string.Join(" or ", addresses)}. "
            + "Name another address with --widget-url, or what opens the widget with --click.");
        return new PageEmbed(new Uri(tab.Url).WithoutCredentials(), addresses.First(address => address.Matches(src)), src, click) { Credentials = credentials };
    }

    private static async Task<int?> OpenAsync(IPage tab, Uri page)
    {
        IResponse? answer = null;
        tab.Response += (_, response) => answer = response.Request.IsNavigationRequest && response.Frame == tab.MainFrame ? response : answer;
        try
        {
            await tab.GotoAsync(page.AbsoluteUri, new() { WaitUntil = WaitUntilState.DOMContentLoaded, Timeout = OpenTimeoutMs });
            return AsksForCredentials(answer) ? throw PageNotReachedException.Asks(page) : answer?.Status;
        }
        catch (Exception refused) when (refused is PlaywrightException or TimeoutException)
        {
            throw AsksForCredentials(answer) ? PageNotReachedException.Asks(page) : PageNotReachedException.Of(page, refused);
        }
    }

    // Those that it was given were wrong. Where it was given none, the browser says so itself.
    private static bool AsksForCredentials(IResponse? answer) => answer is { Status: 401 } && answer.Headers.ContainsKey("www-authenticate");

    private static async Task ClickAsync(IPage tab, string selector)
    {
        try
        {
            await tab.ClickAsync(selector, new() { Timeout = PatienceMs });
        }
        catch (Exception missing) when (missing is PlaywrightException or TimeoutException)
        {
            throw new EmbedNotFoundException($"{UriParts.WithoutCredentials(tab.Url)} has nothing to click at '{selector}'. Correct --click.");
        }
    }

    private static async Task<Uri?> LookAsync(IPage tab, IReadOnlyList<KojiAddress> addresses)
    {
        var prefixes = addresses.Select(address => address.Base.AbsoluteUri.TrimEnd('/') + "/").ToArray();
        try
        {
            var found = await tab.WaitForFunctionAsync(FirstSrc, prefixes, new() { Timeout = PatienceMs });
            return new Uri(await found.JsonValueAsync<string>());
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
