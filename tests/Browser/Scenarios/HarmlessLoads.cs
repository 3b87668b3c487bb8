using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Catalog;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Tests.Browser.Scenarios;

/// <summary>
/// Every load failure with its cause taken out. Where the fault can be there without doing harm, it stays: that it is there at all must not
/// be what the scenario passes by.
/// </summary>
internal static class HarmlessLoads
{
    private static readonly Dictionary<string, IReadOnlyList<Fault>> StillThere = new()
    {
        [AnswerScenarios.SentAsDownload.Name] = [new WidgetHeaders("content-disposition", "inline; filename=widget.html")],
        [AnswerScenarios.RedirectedElsewhere.Name] = [new RedirectsOnItsOrigin()],
        [ConnectionScenarios.WithoutTls.Name] = [new HostPageHeader("content-security-policy", "upgrade-insecure-requests")],
        ["host-policy-frame-src"] = [new HostPageHeader("content-security-policy", "frame-src http://127.0.0.1:*")],
        ["host-policy-child-src"] = [new HostPageHeader("content-security-policy", "child-src http://127.0.0.1:*")],
        ["host-policy-default-src"] = [new HostPageHeader("content-security-policy", "default-src 'self' http://127.0.0.1:*")],
        [RefusedFrameScenarios.FrameOptions.Name] =
        [
            // Where both are there, frame-ancestors decides (W3C CSP, 6.4.2).
            new WidgetHeaders(Header("x-frame-options", "DENY"), Header("content-security-policy", "frame-ancestors *")),
        ],
        [RefusedFrameScenarios.FrameAncestors.Name] = [new WidgetHeaders("content-security-policy", "frame-ancestors http://localhost:*")],
        [RefusedFrameScenarios.EmbedderPolicy.Name] = [new HostPageHeader("cross-origin-embedder-policy-report-only", "require-corp")],
        [RefusedFrameScenarios.ResourcePolicy.Name] =
        [
            new HostPageHeader("cross-origin-embedder-policy", "require-corp"),
            new WidgetHeaders(
                Header("cross-origin-embedder-policy", "require-corp"),
                Header("cross-origin-resource-policy", "cross-origin")
            ),
        ],
        // A widget may agree to what an embed requires (W3C CSP: Embedded Enforcement, 2.3).
        [RefusedFrameScenarios.CspAttribute.Name] = [new WidgetHeaders("allow-csp-from", "*")],
        [AnswerScenarios.ReferrerStripped.Name] = [new WidgetKnowsPages()],
        [WidgetPageScenarios.StorageDenied.Name] = [new WidgetStores()],
        [WidgetPageScenarios.RemovedBeforeReady.Name] = [new PageTouchesFrame("focus()")],
    };

    public static IReadOnlyList<Scenario> All { get; } = [.. LoadScenarios.All.Select(WithoutCause)];

    private static Scenario WithoutCause(Scenario scenario) =>
        scenario with
        {
            Browser = BrowserProfile.Microphone,
            Embed = new()
            {
                Sandbox = scenario.Embed.Sandbox is { } sandbox ? sandbox + " allow-scripts allow-same-origin" : null,
                Csp = scenario.Embed.Csp,
            },
            Faults = StillThere.GetValueOrDefault(scenario.Name, []),
            Steps = [new AwaitEvent(EventCodes.WidgetReady), .. scenario.Steps.OfType<AdvancePageClock>()],
        };

    private static KeyValuePair<string, string> Header(string name, string value) => KeyValuePair.Create(name, value);
}
