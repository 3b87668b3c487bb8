using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;
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

/// <summary>Failures to load the widget for its project's sake.</summary>
public static class ProjectScenarios
{
    /// <summary>The project id names no project.</summary>
    public static Scenario UnknownProject { get; } =
        new("unknown-project")
        {
            Purpose = "The project id in the iframe's src names no project.",
            Embed = new() { Project = SimulatorProjects.Unknown },
            Expect = LoadFailure.Reported(CauseIds.UnknownProject),
        };

    /// <summary>The project is archived.</summary>
    public static Scenario ArchivedProject { get; } =
        new("archived-project")
        {
            Purpose = "The project was archived after the site had embedded it.",
            Embed = new() { Project = SimulatorProjects.Archived },
            Expect = LoadFailure.Reported(CauseIds.ArchivedProject),
        };

    /// <summary>The project id is not a UUID.</summary>
    public static Scenario MalformedProjectId { get; } =
        new("malformed-project-id")
        {
            Purpose = "A placeholder was left in the iframe's src where the project id belongs.",
            Embed = new() { Project = "YOUR_PROJECT_ID" },
            Expect = LoadFailure.Reported(CauseIds.MalformedProjectId),
        };

    /// <summary>All scenarios of this group.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [UnknownProject, ArchivedProject, MalformedProjectId];
}
