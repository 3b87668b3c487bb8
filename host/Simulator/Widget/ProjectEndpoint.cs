using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Projects;
using KojiWidgetHarness.Simulator.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Simulator.Widget;

internal static class ProjectEndpoint
{
    public static Results<Ok<WidgetProject>, ApiErrorResult> Handle(string id)
    {
        if (ProjectCatalog.Find(id) is not { } project)
            return ApiErrors.NotFound;
        if (ProjectRules.Refuse(project) is { } refusal)
            return refusal;

        return TypedResults.Ok(new WidgetProject { ProjectId = project.Id, Title = project.Title, Modes = project.Modes });
    }
}
