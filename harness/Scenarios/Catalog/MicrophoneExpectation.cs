using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Scenarios.Catalog;

/// <summary>What a scenario that loses the microphone has to lead to.</summary>
internal static class MicrophoneExpectation
{
    public static Expectation Denied(CauseId cause, EventCode? otherwise = null, TrustReason? distrust = null) => new()
    {
        Code = EventCodes.MicrophoneDenied,
        Cause = cause,
        Otherwise = otherwise ?? EventCodes.MicrophoneStarted,
        Distrust = distrust,
    };
}
