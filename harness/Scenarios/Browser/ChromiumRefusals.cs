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
        : Sandbox().Match(text) is { Success: true } script ? (FactValues.Sandbox, script.Groups[1].Value)
        : null;

    [GeneratedRegex("^Refused to display '([^']+)' in a frame because it set .*X-Frame-Options")]
    private static partial Regex FrameOptions();

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
