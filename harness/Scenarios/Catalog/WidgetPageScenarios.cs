using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Faults;
using KojiWidgetHarness.Scenarios.Steps;

namespace KojiWidgetHarness.Scenarios.Catalog;

/// <summary>Failures to load the widget although its page came.</summary>
public static class WidgetPageScenarios
{
    /// <summary>The widget's script is missing.</summary>
    public static Scenario ScriptMissing { get; } =
        Broken(
            "widget-script-missing",
            "The widget's page comes with 200, its script with 404.",
            CauseIds.ScriptMissing,
            ScriptBreakage.Missing
        );

    /// <summary>The widget's script throws.</summary>
    public static Scenario ScriptThrows { get; } =
        Broken("widget-script-throws", "The widget's script throws while it boots.", CauseIds.ScriptThrows, ScriptBreakage.Throws);

    /// <summary>The widget may keep nothing.</summary>
    public static Scenario StorageDenied { get; } =
        new("storage-denied")
        {
            Purpose = "The browser lets frames of other sites keep nothing, and the widget wants to before it starts.",
            Browser = BrowserProfile.NoThirdPartyStorage,
            Faults = [new WidgetStores()],
            Steps = LoadFailure.DeadlineAfterLoad,
            Expect = LoadFailure.Missed(CauseIds.StorageDenied),
        };

    /// <summary>The iframe is removed at once.</summary>
    public static Scenario RemovedBeforeReady { get; } =
        TakenAway(
            "removed-before-ready",
            "A script of the page removes the iframe before the widget is ready.",
            EventCodes.FrameRemoved,
            "remove()"
        );

    /// <summary>The iframe is led away at once.</summary>
    public static Scenario SrcChangedBeforeReady { get; } =
        TakenAway(
            "src-changed-before-ready",
            "A script of the page empties the iframe before the widget is ready.",
            EventCodes.FrameNavigated,
            "src = 'about:blank'"
        );

    /// <summary>All scenarios of this group.</summary>
    public static IReadOnlyList<Scenario> All { get; } =
    [ScriptMissing, ScriptThrows, StorageDenied, RemovedBeforeReady, SrcChangedBeforeReady];

    private static Scenario Broken(string name, string purpose, CauseId cause, ScriptBreakage how) =>
        new(name)
        {
            Purpose = purpose,
            Faults = [new WidgetScriptBroken(how)],
            Steps = LoadFailure.DeadlineAfterLoad,
            Expect = LoadFailure.Missed(cause),
        };

    private static Scenario TakenAway(string name, string purpose, EventCode seen, string action) =>
        new(name)
        {
            Purpose = purpose,
            Faults = [new PageTouchesFrame(action)],
            Steps = [new AwaitEvent(seen), new AdvancePageClock(TimeSpan.FromSeconds(11))],
            Expect = LoadFailure.Missed(CauseIds.RemovedBeforeReady),
        };
}
