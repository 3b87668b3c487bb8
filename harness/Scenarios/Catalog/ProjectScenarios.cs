using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Scenarios.Catalog;

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
