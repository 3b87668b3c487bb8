using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Steps;
using static KojiWidgetHarness.Scenarios.Catalog.MicrophoneExpectation;

namespace KojiWidgetHarness.Scenarios.Catalog;

/// <summary>The microphone is refused by what the pages say of each other.</summary>
public static class MicrophonePolicyScenarios
{
    private const string PolicyHeader = "permissions-policy";

    /// <summary>The iframe does not delegate the microphone.</summary>
    public static Scenario WithoutAllow { get; } =
        new("microphone-without-allow")
        {
            Purpose = "The iframe has no allow=\"microphone\", though the person would let the page use it.",
            Embed = new() { Mode = "voice", Allow = null },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Granted)],
            Steps = [new StartInterview()],
            Expect = Denied(CauseIds.IframeWithoutAllow),
        };

    /// <summary>The allow attribute is written so that it delegates nothing.</summary>
    public static Scenario AllowMisspelt { get; } =
        new("microphone-allow-misspelt")
        {
            Purpose = "The iframe has allow=\"microphone, camera\": a comma where a semicolon belongs delegates neither.",
            Embed = new() { Mode = "voice", Allow = "microphone, camera" },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Granted)],
            Steps = [new StartInterview()],
            Expect = Denied(CauseIds.AllowDoesNotDelegate),
        };

    /// <summary>The allow attribute names an origin that is not the widget's.</summary>
    public static Scenario AllowForAnotherOrigin { get; } =
        new("microphone-allow-for-another-origin")
        {
            Purpose = "The iframe delegates the microphone to https://elsewhere.example, not to the widget.",
            Embed = new() { Mode = "voice", Allow = "microphone https://elsewhere.example" },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Granted)],
            Steps = [new StartInterview()],
            Expect = Denied(CauseIds.AllowDoesNotDelegate),
        };

    /// <summary>A script sets the attribute when the frame has begun to load.</summary>
    public static Scenario AllowSetLater { get; } =
        new("microphone-allow-set-later")
        {
            Purpose =
                "A script of the page sets allow=\"microphone\" when the frame has begun to load, where it counts only from the next load on.",
            Embed = new() { Mode = "voice", Allow = null },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Granted), new PageTouchesFrame("allow = 'microphone'")],
            Steps = [new StartInterview()],
            Expect = Denied(CauseIds.AllowSetAfterLoad),
        };

    /// <summary>The iframe has no src, so that allow means nobody's origin.</summary>
    public static Scenario WithoutSrc { get; } =
        new("microphone-frame-without-src")
        {
            Purpose = "The iframe has allow=\"microphone\" and no src; a script leads it to the widget, whose origin allow does not mean.",
            Embed = new() { Mode = "voice" },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Granted), new PageLeadsFrame()],
            Steps = [new StartInterview()],
            Expect = Denied(CauseIds.FrameWithoutSrc),
        };

    /// <summary>A frame around the iframe has no microphone to give.</summary>
    public static Scenario OuterFrame { get; } =
        new("microphone-outer-frame")
        {
            Purpose =
                "The page has the widget's iframe, which has allow=\"microphone\", inside a frame of its own that the microphone is kept from.",
            Embed = new() { Mode = "voice" },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Granted), new PageNestsFrame("microphone 'none'")],
            Steps = [new StartInterview()],
            Expect = Denied(CauseIds.OuterFrameDoesNotDelegate),
        };

    /// <summary>The host page's header forbids it.</summary>
    public static Scenario HostPolicy { get; } =
        new("microphone-host-policy")
        {
            Purpose = "The host page comes with Permissions-Policy: microphone=().",
            Embed = new() { Mode = "voice" },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Granted), new HostPageHeader(PolicyHeader, "microphone=()")],
            Steps = [new StartInterview()],
            Expect = Denied(CauseIds.HostPermissionsPolicy),
        };

    /// <summary>The widget's own header forbids it.</summary>
    public static Scenario WidgetPolicy { get; } =
        new("microphone-widget-policy")
        {
            Purpose = "The widget's own response comes with Permissions-Policy: microphone=().",
            Embed = new() { Mode = "voice" },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Granted), new WidgetHeaders(PolicyHeader, "microphone=()")],
            Steps = [new StartInterview()],
            Expect = Denied(CauseIds.WidgetPermissionsPolicy),
        };

    /// <summary>The widget is redirected to an origin that is not that of the src.</summary>
    public static Scenario Redirected { get; } =
        new("microphone-redirected")
        {
            Purpose = "The src is redirected to another origin; what the widget posts from there is untrusted for that very reason.",
            Embed = new() { Mode = "voice" },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Granted), new Redirects(RedirectGoal.OtherOrigin)],
            Steps = [new StartInterview()],
            Expect = Denied(CauseIds.DelegationVoidedByRedirect, distrust: TrustReason.OriginIsNotTheWidgets),
        };

    /// <summary>The page makes https of the src.</summary>
    public static Scenario Upgraded { get; } =
        new("microphone-upgraded")
        {
            Purpose =
                "The src says http, and the page's upgrade-insecure-requests makes https of it; allow=\"microphone\" still means the http origin.",
            Embed = new() { Mode = "voice" },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Granted), new PageUpgrades(ServerSpeech.Https)],
            Steps = [new StartInterview()],
            Expect = Denied(CauseIds.DelegationVoidedByUpgrade, distrust: TrustReason.OriginIsNotTheWidgets),
        };

    /// <summary>All scenarios of this group.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        WithoutAllow,
        AllowMisspelt,
        AllowForAnotherOrigin,
        AllowSetLater,
        WithoutSrc,
        OuterFrame,
        HostPolicy,
        WidgetPolicy,
        Redirected,
        Upgraded,
    ];
}
