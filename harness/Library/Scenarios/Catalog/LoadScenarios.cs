using KojiWidgetHarness.Harness.Faults;
using KojiWidgetHarness.Harness.Steps;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Harness.Scenarios.Catalog;

/// <summary>Failures to load the widget.</summary>
public static class LoadScenarios
{
    /// <summary>The project id names no project.</summary>
    public static Scenario UnknownProject { get; } = new("unknown-project")
    {
        Purpose = "The project id in the iframe's src names no project.",
        Embed = new() { Project = SimulatorProjects.Unknown },
        Expect = new() { Code = EventCodes.WidgetLoadFailed, Cause = CauseIds.UnknownProject, Otherwise = EventCodes.WidgetReady },
    };

    /// <summary>The project is archived.</summary>
    public static Scenario ArchivedProject { get; } = new("archived-project")
    {
        Purpose = "The project was archived after the site had embedded it.",
        Embed = new() { Project = SimulatorProjects.Archived },
        Expect = new() { Code = EventCodes.WidgetLoadFailed, Cause = CauseIds.ArchivedProject, Otherwise = EventCodes.WidgetReady },
    };

    /// <summary>Nothing listens at the widget's address.</summary>
    public static Scenario NothingListening { get; } = new("nothing-listening")
    {
        Purpose = "Nothing listens at the widget's address; the iframe fires load all the same.",
        Faults = [new NothingListens()],
        Steps = [new AwaitEvent(EventCodes.FrameLoaded), new AdvancePageClock(TimeSpan.FromSeconds(11))],
        Expect = new()
        {
            Code = EventCodes.WidgetLoadFailed,
            Source = EventSource.Bridge,
            Cause = CauseIds.ConnectionRefused,
            Otherwise = EventCodes.WidgetReady,
        },
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Scenario> All { get; } = [UnknownProject, ArchivedProject, NothingListening];
}
