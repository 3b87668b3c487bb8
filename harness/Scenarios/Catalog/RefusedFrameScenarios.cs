using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Scenarios.Faults;

namespace KojiWidgetHarness.Scenarios.Catalog;

/// <summary>Failures to load the widget because the browser refuses the frame by a rule of the page or of the widget.</summary>
public static class RefusedFrameScenarios
{
    private const string EmbedderPolicyHeader = "cross-origin-embedder-policy";

    /// <summary>The widget's X-Frame-Options forbids it.</summary>
    public static Scenario FrameOptions { get; } =
        Refused(
            "frame-options-deny",
            "The widget's response says X-Frame-Options: DENY.",
            CauseIds.FrameOptions,
            new WidgetHeaders("x-frame-options", "DENY")
        );

    /// <summary>The widget's frame-ancestors forbids it.</summary>
    public static Scenario FrameAncestors { get; } =
        Refused(
            "frame-ancestors-other-site",
            "The widget's frame-ancestors names another site than this page's.",
            CauseIds.FrameAncestors,
            new WidgetHeaders("content-security-policy", "frame-ancestors https://shop.example")
        );

    /// <summary>The page requires embedder policies.</summary>
    public static Scenario EmbedderPolicy { get; } =
        Refused(
            "embedder-policy",
            "The page requires a Cross-Origin-Embedder-Policy; the widget has none.",
            CauseIds.EmbedderPolicy,
            new HostPageHeader(EmbedderPolicyHeader, "require-corp")
        );

    /// <summary>The widget has an embedder policy, but keeps itself to its own origin.</summary>
    public static Scenario ResourcePolicy { get; } =
        Refused(
            "resource-policy-same-origin",
            "The page requires embedder policies; the widget has one, but its resource policy is same-origin.",
            CauseIds.ResourcePolicy,
            new HostPageHeader(EmbedderPolicyHeader, "require-corp"),
            new WidgetHeaders(
                KeyValuePair.Create(EmbedderPolicyHeader, "require-corp"),
                KeyValuePair.Create("cross-origin-resource-policy", "same-origin")
            )
        );

    /// <summary>The sandbox lets no script run.</summary>
    public static Scenario SandboxWithoutScripts { get; } =
        new("sandbox-without-scripts")
        {
            Purpose = "The iframe is sandboxed without allow-scripts: the widget's page shows and nothing in it runs.",
            Embed = new() { Sandbox = "allow-same-origin allow-forms" },
            Steps = LoadFailure.DeadlineAfterLoad,
            Expect = LoadFailure.Missed(CauseIds.SandboxWithoutScripts),
        };

    /// <summary>The sandbox gives the widget no origin.</summary>
    public static Scenario SandboxWithoutOrigin { get; } =
        new("sandbox-without-origin")
        {
            Purpose = "The iframe is sandboxed without allow-same-origin: the widget runs, and what it says comes from no origin.",
            Embed = new() { Sandbox = "allow-scripts allow-forms" },
            Steps = LoadFailure.DeadlineAfterLoad,
            Expect = LoadFailure.Missed(CauseIds.SandboxWithoutOrigin),
        };

    /// <summary>The iframe requires a policy of the widget.</summary>
    public static Scenario CspAttribute { get; } =
        new("csp-attribute")
        {
            Purpose = "The iframe's csp attribute requires a policy, and the widget's server does not agree to it.",
            Embed = new() { Csp = "frame-src 'none'" },
            Steps = LoadFailure.DeadlineAfterLoad,
            Expect = LoadFailure.Missed(CauseIds.CspAttribute),
        };

    /// <summary>The page is on https, the widget on http.</summary>
    public static Scenario MixedContent { get; } =
        new("mixed-content")
        {
            Purpose = "The page is on https and frames a widget on http: the browser does not even ask for it.",
            Faults = [new PageOnHttps()],
            Steps = LoadFailure.DeadlineWithoutLoad,
            Expect = LoadFailure.Missed(CauseIds.MixedContent),
        };

    /// <summary>All scenarios of this group.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        HostPolicy("frame-src"),
        HostPolicy("child-src"),
        HostPolicy("default-src"),
        FrameOptions,
        FrameAncestors,
        EmbedderPolicy,
        ResourcePolicy,
        CspAttribute,
        SandboxWithoutScripts,
        SandboxWithoutOrigin,
        MixedContent,
    ];

    private static Scenario HostPolicy(string directive) =>
        Refused(
            $"host-policy-{directive}",
            $"The {directive} of the page's own Content Security Policy does not name the widget's origin.",
            CauseIds.HostContentSecurityPolicy,
            new HostPageHeader("content-security-policy", $"{directive} 'self'")
        );

    private static Scenario Refused(string name, string purpose, CauseId cause, params IReadOnlyList<Fault> faults) =>
        new(name)
        {
            Purpose = purpose,
            Faults = faults,
            Steps = LoadFailure.DeadlineAfterLoad,
            Expect = LoadFailure.Missed(cause),
        };
}
