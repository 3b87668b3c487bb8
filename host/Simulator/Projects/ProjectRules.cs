using KojiWidgetHarness.Simulator.Errors;

namespace KojiWidgetHarness.Simulator.Projects;

internal static class ProjectRules
{
    /// <summary>Why nothing at all can be done with this project, not even show its widget; null when something can.</summary>
    public static ApiErrorResult? Refuse(Project project) =>
        project.State switch
        {
            _ when project.FailsWith is { } code => ApiErrors.Of(code),
            ProjectState.Archived => ApiErrors.ProjectArchived,
            ProjectState.Disabled => ApiErrors.ProjectDisabled,
            _ => null,
        };
}
