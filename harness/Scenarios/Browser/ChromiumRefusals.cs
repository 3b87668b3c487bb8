using System.Text.Json;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Protocol.Facts;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Scenarios.Browser;

/// <summary>
/// By which rule Chromium refused a frame: from its issues (Chrome DevTools Protocol, Audits) and, where there is no issue for it, from its
/// console.
/// </summary>
internal static partial class ChromiumRefusals
{
    public static async Task WatchAsync(IPage page, Action<string, string> note)
    {
        page.Console += (_, message) => Note(ReadConsole(message.Text));
        var session = await page.Context.NewCDPSessionAsync(page);
        session.Event("Audits.issueAdded").OnEvent += (_, notification) =>
            Note(notification is { } issue ? ChromiumIssues.Parse(issue) : null);
        await session.SendAsync("Audits.enable");

        void Note((string By, string Address)? refusal)
        {
            if (refusal is var (by, address))
                note(by, address);
        }
    }

    private static (string By, string Address)? ReadConsole(string text) =>
        FrameOptions().Match(text) is { Success: true } framing ? (FactValues.FrameOptions, framing.Groups[1].Value)
        : CspAttribute().Match(text) is { Success: true } required ? (FactValues.CspAttribute, required.Groups[1].Value)
        : Sandbox().Match(text) is { Success: true } script ? (FactValues.Sandbox, script.Groups[1].Value)
        : null;

    [GeneratedRegex("^Refused to display '([^']+)' in a frame because it set .*X-Frame-Options")]
    private static partial Regex FrameOptions();

    [GeneratedRegex("^Refused to display '([^']+)' in a frame. The embedder requires it to enforce the following Content Security Policy")]
    private static partial Regex CspAttribute();

    [GeneratedRegex("^Blocked script execution in '([^']+)' because the document's frame is sandboxed and the 'allow-scripts'")]
    private static partial Regex Sandbox();
}

/// <summary>Reads the browser's issues that are about a frame which it refused (Chrome DevTools Protocol, Audits.InspectorIssue).</summary>
internal static class ChromiumIssues
{
    /// <summary>What refused which address; null when the issue is about something else.</summary>
    public static (string By, string Address)? Parse(JsonElement notification)
    {
        var issue = notification.GetProperty("issue");
        var details = issue.GetProperty("details");
        return issue.GetProperty("code").GetString() switch
        {
            "ContentSecurityPolicyIssue" => Policy(details.GetProperty("contentSecurityPolicyIssueDetails")),
            "BlockedByResponseIssue" => Response(details.GetProperty("blockedByResponseIssueDetails")),
            "MixedContentIssue" => Mixed(details.GetProperty("mixedContentIssueDetails")),
            _ => null,
        };
    }

    // A report-only policy forbids nothing.
    private static (string By, string Address)? Policy(JsonElement issue) =>
        issue.GetProperty("isReportOnly").GetBoolean() || Text(issue, "blockedURL") is not { } address
            ? null
            : Text(issue, "violatedDirective") switch
            {
                "frame-src" or "child-src" or "default-src" => (FactValues.HostPolicy, address),
                "frame-ancestors" => (FactValues.FrameAncestors, address),
                _ => null,
            };

    // Without a blocked frame it is about a picture, a script or the bridge's own question.
    private static (string By, string Address)? Response(JsonElement issue) =>
        !issue.TryGetProperty("blockedFrame", out _) || Text(issue.GetProperty("request"), "url") is not { } address
            ? null
            : Text(issue, "reason") switch
            {
                "CoepFrameResourceNeedsCoepHeader" or "CorpNotSameOriginAfterDefaultedToSameOriginByCoep" => (
                    FactValues.EmbedderPolicy,
                    address
                ),
                "CorpNotSameOrigin" or "CorpNotSameSite" => (FactValues.ResourcePolicy, address),
                _ => null,
            };

    private static (string By, string Address)? Mixed(JsonElement issue) =>
        Text(issue, "resolutionStatus") == "MixedContentBlocked"
        && Text(issue, "resourceType") == "Frame"
        && Text(issue, "insecureURL") is { } address
            ? (FactValues.MixedContent, address)
            : null;

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

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

/// <summary>What the names of browsers' network errors say (Chromium: net_error_list.h; Firefox: ErrorList.py, NSS).</summary>
internal static class NetworkErrors
{
    private static readonly string[] OfCertificates =
    [
        "net::ERR_CERT_",
        "net::ERR_SSL_PINNED_KEY_",
        "SEC_ERROR_",
        "MOZILLA_PKIX_ERROR_",
        "SSL_ERROR_BAD_CERT_DOMAIN",
    ];
    private static readonly string[] OfOtherProtocols = ["net::ERR_SSL_PROTOCOL_ERROR", "SSL_ERROR_RX_RECORD_TOO_LONG"];
    private static readonly string[] Refused = ["net::ERR_CONNECTION_REFUSED", "NS_ERROR_CONNECTION_REFUSED"];

    /// <summary>
    /// What it says of the server's certificate; null when nothing. A server may also fail at TLS in ways that are neither.
    /// </summary>
    /// <param name="error">The browser's name for it; Firefox puts that of NSS into parentheses.</param>
    /// <param name="upgraded">Whether the address was http until the browser made it https.</param>
    public static string? Certificate(string error, bool upgraded)
    {
        var name = error.Split(", ")[^1].TrimEnd(')');
        return OfCertificates.Any(start => name.StartsWith(start, StringComparison.Ordinal)) ? FactValues.Rejected
            : OfOtherProtocols.Contains(name) || (upgraded && Refused.Contains(name)) ? FactValues.NoTls
            : null;
    }

    /// <summary>By which rule Firefox refused a frame, which it tells as an error of the request; null when by none.</summary>
    public static string? RefusedBy(string error) =>
        error switch
        {
            "NS_ERROR_XFO_VIOLATION" => FactValues.FrameOptions,
            "NS_ERROR_CSP_FRAME_ANCESTOR_VIOLATION" => FactValues.FrameAncestors,
            "NS_ERROR_DOM_COEP_FAILED" => FactValues.EmbedderPolicy,
            "NS_ERROR_DOM_CORP_FAILED" => FactValues.ResourcePolicy,
            _ => null,
        };
}
