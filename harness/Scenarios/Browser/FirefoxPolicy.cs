using KojiWidgetHarness.Protocol.Causes;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>
/// Which page's word decided whether a frame may use the microphone, in Firefox: no protocol tells, but page, iframe and frame can each be
/// asked what they may do.
/// </summary>
internal static class FirefoxPolicy
{
    private const string Own = "() => document.featurePolicy?.allowsFeature('microphone') ?? null";
    private const string OfIframe = "iframe => iframe.featurePolicy.allowsFeature('microphone') && URL.canParse(iframe.src) && new URL(iframe.src).origin";

    /// <summary>A value of <see cref="Fact.MicrophonePolicy"/>; null where the documents do not tell.</summary>
    public static async Task<string?> FindMicrophoneAsync(IPage page, IFrame frame)
    {
        if (await frame.EvaluateAsync<bool?>(Own) is not { } allowed)
            return null;
        if (allowed)
            return FactValues.Allowed;
        if (await page.EvaluateAsync<bool>(Own) is false)
            return FactValues.BlockedByHostHeader;
        if (frame.ParentFrame is { } around && around != page.MainFrame && await around.EvaluateAsync<bool>(Own) is false)
            return FactValues.BlockedByOuterFrame;

        // What the iframe delegates, it delegates to the origin of its src.
        var iframe = await frame.FrameElementAsync();
        var delegates = await iframe.EvaluateAsync<object>(OfIframe);
        return delegates is string origin && origin == await frame.EvaluateAsync<string>("() => self.origin")
            ? FactValues.BlockedByWidgetHeader
            : FactValues.BlockedByAttribute;
    }
}
