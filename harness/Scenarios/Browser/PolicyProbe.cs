using System.Text.Json;
using KojiWidgetHarness.Protocol.Facts;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>
/// Which page's word decided whether a frame may use a feature (Chrome DevTools Protocol, Page.getPermissionsPolicyState).
/// </summary>
internal static class PolicyProbe
{
    /// <summary>
    /// A value of <see cref="Fact.MicrophonePolicy"/>; null where the frame is not found, or another one has its address.
    /// </summary>
    public static async Task<string?> MicrophoneAsync(IPage page, IFrame frame)
    {
        var (session, frameId) = await AttachAsync(page, frame);
        if (frameId is null)
        {
            await session.DetachAsync();
            return null;
        }

        // Chromium answers this call with an object.
        var policy = (await session.SendAsync("Page.getPermissionsPolicyState", new() { ["frameId"] = frameId }))!.Value;
        await session.DetachAsync();

        var microphone = policy
            .GetProperty("states")
            .EnumerateArray()
            .First(state => state.GetProperty("feature").GetString() == "microphone");
        if (microphone.GetProperty("allowed").GetBoolean())
            return FactValues.Allowed;
        var locator = microphone.GetProperty("locator");
        var (by, isAttribute) = (
            locator.GetProperty("frameId").GetString(),
            locator.GetProperty("blockReason").GetString() == "IframeAttribute"
        );
        if (by == frameId)
            return isAttribute ? FactValues.BlockedByAttribute : FactValues.BlockedByWidgetHeader;
        return frame.ParentFrame == page.MainFrame || by == await TopAsync(page)
            ? FactValues.BlockedByHostHeader
            : FactValues.BlockedByOuterFrame;
    }

    private static async Task<string?> TopAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var id = Tree(await session.SendAsync("Page.getFrameTree")).GetProperty("frame").GetProperty("id").GetString();
        await session.DetachAsync();
        return id;
    }

    // A frame of another site runs in a process, and so in a session, of its own; one of the same site shares the page's.
    private static async Task<(ICDPSession Session, string? FrameId)> AttachAsync(IPage page, IFrame frame)
    {
        ICDPSession session;
        try
        {
            session = await page.Context.NewCDPSessionAsync(frame);
            return (session, Tree(await session.SendAsync("Page.getFrameTree")).GetProperty("frame").GetProperty("id").GetString());
        }
        catch (PlaywrightException)
        {
            session = await page.Context.NewCDPSessionAsync(page);
            var url = frame.Url.Split('#')[0];
            var found = Below(Tree(await session.SendAsync("Page.getFrameTree")))
                .Where(item => item.GetProperty("url").GetString() == url)
                .ToList();
            // Of two at one address it is not known which is meant.
            return (session, found is [var only] ? only.GetProperty("id").GetString() : null);
        }
    }

    private static IEnumerable<JsonElement> Below(JsonElement tree) =>
        tree.TryGetProperty("childFrames", out var children)
            ? children.EnumerateArray().SelectMany(child => Below(child).Prepend(child.GetProperty("frame")))
            : [];

    // Chromium answers this call with an object.
    private static JsonElement Tree(JsonElement? answer) => answer!.Value.GetProperty("frameTree");
}

/// <summary>Sets permissions, which Playwright's own interface can only grant (Chrome DevTools Protocol, Browser.setPermission).</summary>
internal static class BrowserPermissions
{
    /// <summary>Sets the microphone permission of an origin to granted, denied or prompt, in the page's browser context alone.</summary>
    public static async Task SetMicrophoneAsync(IPage page, string origin, string setting)
    {
        var pageSession = await page.Context.NewCDPSessionAsync(page);
        var target = (await pageSession.SendAsync("Target.getTargetInfo"))!.Value; // Chromium answers this call with an object.
        var contextId = target.GetProperty("targetInfo").GetProperty("browserContextId").GetString()!; // Each page has one.
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
