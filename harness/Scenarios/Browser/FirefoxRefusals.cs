using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol.Facts;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>
/// By which rule Firefox refused a frame: from the error of its request and, where that only says that it was ended, from the console,
/// whose security messages come as errors of the page.
/// </summary>
internal static partial class FirefoxRefusals
{
    public static Task Watch(IPage page, Action<string, string> note)
    {
        page.RequestFailed += (_, request) =>
        {
            if (request is { IsNavigationRequest: true, Failure: { } failure } && NetworkErrors.RefusedBy(failure) is { } rule)
                note(rule, request.Url);
        };
        page.PageError += (_, error) =>
        {
            if (Read(error) is var (rule, address))
                note(rule, address);
        };
        return Task.CompletedTask;
    }

    /// <summary>What a message of the console says of a refused frame, and the frame's address; null for others.</summary>
    public static (string By, string Address)? Read(string message) =>
        HostPolicy().Match(message) is { Success: true } policy ? (FactValues.HostPolicy, policy.Groups[1].Value)
        : MixedContent().Match(message) is { Success: true } mixed ? (FactValues.MixedContent, mixed.Groups[1].Value)
        : null;

    // A policy that only reports says "would block".
    [GeneratedRegex(@"Content-Security-Policy: The page’s settings blocked the loading of a resource \(frame-src\) at (\S+) because")]
    private static partial Regex HostPolicy();

    [GeneratedRegex("Blocked loading mixed active content “([^”]+)”")]
    private static partial Regex MixedContent();
}

/// <summary>
/// Which page's word decided whether a frame may use the microphone, in Firefox: no protocol tells, but page, iframe and frame can each be
/// asked what they may do.
/// </summary>
internal static class FirefoxPolicy
{
    private const string Own = "() => document.featurePolicy?.allowsFeature('microphone') ?? null";
    private const string OfIframe =
        "iframe => iframe.featurePolicy.allowsFeature('microphone') && URL.canParse(iframe.src) && new URL(iframe.src).origin";

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
