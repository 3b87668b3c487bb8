using KojiWidgetHarness.Harness.Faults;
using KojiWidgetHarness.Harness.Steps;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Harness.Scenarios.Catalog;

/// <summary>Failures to get the microphone.</summary>
public static class MicrophoneScenarios
{
    private const string Spoken = "voice";

    /// <summary>The iframe does not delegate the microphone.</summary>
    public static Scenario MicrophoneWithoutAllow { get; } = new("microphone-without-allow")
    {
        Purpose = "The iframe has no allow=\"microphone\", though the person would let the page use it.",
        Embed = new() { Mode = Spoken, Allow = null },
        Faults = [new MicrophoneAccess(MicrophoneSetting.Granted)],
        Steps = [new StartInterview()],
        Expect = new()
        {
            Code = EventCodes.MicrophoneDenied,
            Cause = CauseIds.IframeWithoutAllow,
            Otherwise = EventCodes.MicrophoneStarted,
        },
    };

    /// <summary>The browser denies the microphone.</summary>
    public static Scenario MicrophonePermissionDenied { get; } = new("microphone-permission-denied")
    {
        Purpose = "The iframe delegates the microphone, but the person has denied it to the page.",
        Embed = new() { Mode = Spoken },
        Faults = [new MicrophoneAccess(MicrophoneSetting.Denied)],
        Steps = [new StartInterview()],
        Expect = new()
        {
            Code = EventCodes.MicrophoneDenied,
            Cause = CauseIds.PermissionDenied,
            Otherwise = EventCodes.MicrophoneStarted,
        },
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [MicrophoneWithoutAllow, MicrophonePermissionDenied];
}
