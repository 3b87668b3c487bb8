using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Interviews;
using KojiWidgetHarness.Simulator.Projects;
using KojiWidgetHarness.Simulator.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Simulator.Widget;

internal static class ProjectEndpoint
{
    public static Results<Ok<WidgetProject>, ApiErrorResult> Handle(string id, ProjectCatalog projects)
    {
        if (!StartRules.IsUuid(id))
            return ApiErrors.FieldInvalid("project_id", "a UUID");
        if (projects.Find(id) is not { } project)
            return ApiErrors.NotFound;
        if (ProjectRules.Refuse(project) is { } refusal)
            return refusal;

        return TypedResults.Ok(
            new WidgetProject
            {
                ProjectId = project.Id,
                Title = project.Title,
                Modes = project.Modes,
            }
        );
    }
}
