using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Browser;

/// <summary>Denies permissions, which Playwright's own interface can only grant (Chrome DevTools Protocol, Browser.setPermission).</summary>
internal static class BrowserPermissions
{
    /// <summary>Sets a permission of an origin to "denied", in the page's browser context alone.</summary>
    public static async Task DenyAsync(IPage page, string permission, string origin)
    {
        var pageSession = await page.Context.NewCDPSessionAsync(page);
        var target = (await pageSession.SendAsync("Target.getTargetInfo"))!.Value;
        var contextId = target.GetProperty("targetInfo").GetProperty("browserContextId").GetString()!;
        await pageSession.DetachAsync();

        var browser = page.Context.Browser
            ?? throw new InvalidOperationException("A persistent context has no browser to ask. Launch the browser without a profile.");
        var session = await browser.NewBrowserCDPSessionAsync();
        await session.SendAsync("Browser.setPermission", new()
        {
            ["permission"] = new Dictionary<string, object> { ["name"] = permission },
            ["setting"] = "denied",
            ["origin"] = origin,
            ["browserContextId"] = contextId,
        });
        await session.DetachAsync();
    }
}
