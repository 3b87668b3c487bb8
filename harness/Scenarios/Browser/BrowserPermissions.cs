using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>Sets permissions, which Playwright's own interface can only grant (Chrome DevTools Protocol, Browser.setPermission).</summary>
internal static class BrowserPermissions
{
    /// <summary>Sets the microphone permission of an origin to granted, denied or prompt, in the page's browser context alone.</summary>
    public static async Task SetMicrophoneAsync(IPage page, string origin, string setting)
    {
        var pageSession = await page.Context.NewCDPSessionAsync(page);
        var target = (await pageSession.SendAsync("Target.getTargetInfo"))!.Value;
        var contextId = target.GetProperty("targetInfo").GetProperty("browserContextId").GetString()!;
        await pageSession.DetachAsync();

        var browser = page.Context.Browser
            ?? throw new InvalidOperationException("A persistent context has no browser to ask. Launch the browser without a profile.");
        var session = await browser.NewBrowserCDPSessionAsync();
        await session.SendAsync(
            "Browser.setPermission",
            new()
            {
                ["permission"] = new Dictionary<string, object> { ["name"] = "microphone" },
                ["setting"] = setting,
                ["origin"] = origin,
                ["browserContextId"] = contextId,
            }
        );
        // The setting lasts as long as the session that made it.
        page.Context.Close += (_, _) => session.DetachAsync().ContinueWith(ended => _ = ended.Exception, TaskScheduler.Default);
    }
}
