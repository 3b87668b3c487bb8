using System.Text.Json;
using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Protocol.Causes;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Probes;

/// <summary>Asks the browser about the widget's frame: its policy, its permission, its attributes.</summary>
internal static class FrameProbe
{
    public static async Task<IReadOnlyList<Evidence>> LookAsync(IPage page)
    {
        var iframe = await page.QuerySelectorAsync(WidgetPage.FrameSelector);
        if (iframe is null || await iframe.ContentFrameAsync() is not { } frame)
            return [];

        var evidence = new List<Evidence>
        {
            Seen(Fact.AllowAttribute, await iframe.GetAttributeAsync("allow") ?? FactValues.None),
        };
        // An error page is Chromium's own: what it may do says nothing about the widget.
        if (frame.Url.StartsWith("chrome-error:", StringComparison.Ordinal))
            return evidence;

        evidence.Add(Seen(Fact.MicrophonePolicy, await PolicyAsync(page, frame)));
        evidence.Add(Seen(Fact.MicrophonePermission, await frame.EvaluateAsync<string>(
            "navigator.permissions.query({ name: 'microphone' }).then(status => status.state)")));
        return evidence;
    }

    // Chrome DevTools Protocol, Page.getPermissionsPolicyState: the locator says which frame's attribute or header decided.
    private static async Task<string> PolicyAsync(IPage page, IFrame frame)
    {
        var session = await page.Context.NewCDPSessionAsync(frame);
        var tree = (await session.SendAsync("Page.getFrameTree"))!.Value;
        var id = tree.GetProperty("frameTree").GetProperty("frame").GetProperty("id").GetString()!;
        var policy = (await session.SendAsync("Page.getPermissionsPolicyState", new() { ["frameId"] = id }))!.Value;
        await session.DetachAsync();

        var microphone = policy.GetProperty("states").EnumerateArray()
            .First(state => state.GetProperty("feature").GetString() == "microphone");
        return microphone.GetProperty("allowed").GetBoolean() ? FactValues.Allowed : BlockedBy(microphone);
    }

    private static string BlockedBy(JsonElement state) =>
        state.GetProperty("locator").GetProperty("blockReason").GetString() == "IframeAttribute"
            ? FactValues.BlockedByAttribute
            : FactValues.BlockedByHeader;

    private static Evidence Seen(Fact fact, string value) => new() { Fact = fact, Value = value, Place = EvidencePlace.BrowserProtocol };
}
