using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Scenarios.Catalog;

/// <summary>The scenarios that come with the harness.</summary>
public static class ScenarioCatalog
{
    /// <summary>All scenarios, failures first.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [
        .. LoadScenarios.All,
        .. MicrophonePolicyScenarios.All,
        .. MicrophonePermissionScenarios.All,
        .. MicrophoneMachineScenarios.All,
        .. SessionScenarios.All,
        .. ApiScenarios.All,
        .. HealthyScenarios.All,
        .. HealthyLoadScenarios.All,
        .. HealthyAllowScenarios.All,
    ];
}

/// <summary>Failures to load the widget.</summary>
public static class LoadScenarios
{
    /// <summary>All scenarios of this group.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [.. ProjectScenarios.All, .. ConnectionScenarios.All, .. AnswerScenarios.All, .. RefusedFrameScenarios.All, .. WidgetPageScenarios.All];
}

/// <summary>What the scenarios of <c>widget_load_failed</c> have in common.</summary>
internal static class LoadFailure
{
    /// <summary>The bridge's deadline of ten seconds passes once the iframe's load event, which blocked ones have as well.</summary>
    public static IReadOnlyList<Step> DeadlineAfterLoad { get; } =
    [new AwaitEvent(EventCodes.FrameLoaded), new AdvancePageClock(TimeSpan.FromSeconds(11))];

    /// <summary>Gets the steps to the bridge's deadline for an iframe that never fires load.</summary>
    public static IReadOnlyList<Step> DeadlineWithoutLoad { get; } =
    [new AwaitEvent(EventCodes.FrameFound), new AdvancePageClock(TimeSpan.FromSeconds(11))];

    /// <summary>The widget itself says that it failed.</summary>
    public static Expectation Reported(CauseId cause) =>
        new()
        {
            Code = EventCodes.WidgetLoadFailed,
            Cause = cause,
            Otherwise = EventCodes.WidgetReady,
        };

    /// <summary>No widget is there to say so; the bridge does.</summary>
    public static Expectation Missed(CauseId cause) => Reported(cause) with { Source = EventSource.Bridge };
}

/// <summary>What a scenario that loses the microphone has to lead to.</summary>
internal static class MicrophoneExpectation
{
    public static Expectation Denied(CauseId cause, EventCode? otherwise = null, TrustReason? distrust = null) =>
        new()
        {
            Code = EventCodes.MicrophoneDenied,
            Cause = cause,
            Otherwise = otherwise ?? EventCodes.MicrophoneStarted,
            Distrust = distrust,
        };
}
