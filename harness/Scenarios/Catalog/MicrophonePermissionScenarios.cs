using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Steps;
using static KojiWidgetHarness.Scenarios.Catalog.MicrophoneExpectation;

namespace KojiWidgetHarness.Scenarios.Catalog;

/// <summary>The microphone is refused by what the person or the browser's settings say.</summary>
public static class MicrophonePermissionScenarios
{
    /// <summary>The browser denies the microphone.</summary>
    public static Scenario Denied { get; } =
        new("microphone-permission-denied")
        {
            Purpose = "The iframe delegates the microphone, but the person has denied it to the page.",
            Embed = new() { Mode = "voice" },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Denied)],
            Steps = [new StartInterview()],
            Expect = MicrophoneExpectation.Denied(CauseIds.PermissionDenied),
        };

    /// <summary>The question is dismissed.</summary>
    public static Scenario Dismissed { get; } =
        new("microphone-prompt-dismissed")
        {
            Purpose = "The browser asks, and the question is closed without an answer.",
            Embed = new() { Mode = "voice" },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Prompt)],
            Steps = [new StartInterview()],
            Expect = MicrophoneExpectation.Denied(CauseIds.PromptDismissed),
        };

    /// <summary>The permission is the wrong page's.</summary>
    public static Scenario GrantedToWidgetOnly { get; } =
        new("microphone-granted-to-widget-only")
        {
            Purpose = "The person allowed the microphone for the widget's origin and denied it to the embedding page's.",
            Embed = new() { Mode = "voice" },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Granted, PagePart.Widget), new MicrophoneAccess(MicrophoneSetting.Denied)],
            Steps = [new StartInterview()],
            Expect = MicrophoneExpectation.Denied(CauseIds.GrantedToWidgetOnly),
        };

    /// <summary>The permission is taken back.</summary>
    public static Scenario Revoked { get; } =
        new("microphone-revoked")
        {
            Purpose = "The person takes the permission back while speaking.",
            Embed = new() { Mode = "voice" },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Granted)],
            Steps = [new StartInterview(), new AwaitEvent(EventCodes.MicrophoneStarted), new RevokeMicrophone(), new SpeakAnswer()],
            Expect = MicrophoneExpectation.Denied(CauseIds.PermissionRevoked, EventCodes.InterviewMessage),
        };

    /// <summary>All scenarios of this group.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [Denied, Dismissed, GrantedToWidgetOnly, Revoked];
}

/// <summary>There is no microphone to be had: by the machine, the transport or the sandbox.</summary>
public static class MicrophoneMachineScenarios
{
    /// <summary>There is no microphone.</summary>
    public static Scenario NoDevice { get; } =
        new("microphone-no-device")
        {
            Purpose = "The machine has no microphone.",
            Browser = BrowserProfile.NoMicrophone,
            Embed = new() { Mode = "voice" },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Granted)],
            Steps = [new StartInterview()],
            Expect = Denied(CauseIds.NoInputDevice),
        };

    /// <summary>The microphone cannot be opened.</summary>
    public static Scenario Unreadable { get; } =
        new("microphone-unreadable")
        {
            Purpose = "The machine has a microphone, but it cannot be opened.",
            Browser = BrowserProfile.UnreadableMicrophone,
            Embed = new() { Mode = "voice" },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Granted)],
            Steps = [new StartInterview()],
            Expect = Denied(CauseIds.DeviceUnreadable),
        };

    /// <summary>The page is not a secure context.</summary>
    public static Scenario InsecurePage { get; } =
        new("microphone-insecure-page")
        {
            Purpose = "The embedding page comes over http from a name that is not this machine's.",
            Embed = new() { Mode = "voice" },
            Faults = [new PageByName()],
            Steps = [new StartInterview()],
            Expect = Denied(CauseIds.InsecureContext),
        };

    /// <summary>The widget has no origin.</summary>
    public static Scenario OpaqueOrigin { get; } =
        new("microphone-opaque-origin")
        {
            Purpose = "The iframe is sandboxed without allow-same-origin; what it posts is untrusted for that very reason.",
            Embed = new() { Mode = "voice", Sandbox = "allow-scripts allow-forms" },
            Faults = [new MicrophoneAccess(MicrophoneSetting.Granted)],
            Steps = [new StartInterview()],
            Expect = Denied(CauseIds.OpaqueOrigin, distrust: TrustReason.OriginIsOpaque),
        };

    /// <summary>All scenarios of this group.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [NoDevice, Unreadable, InsecurePage, OpaqueOrigin];
}
