using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Api;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Interviews;
using KojiWidgetHarness.Simulator.Projects;
using KojiWidgetHarness.Simulator.Wire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace KojiWidgetHarness.Simulator.Widget;

/// <summary>The widget page and the calls that only it makes.</summary>
internal static class WidgetEndpoints
{
    public static void MapWidget(this IEndpointRouteBuilder routes, IEnumerable<string> paths)
    {
        // An app shell: it always loads, and its script finds out whether there is such a project. Nothing of the request is in it.
        foreach (var path in paths)
            routes.MapMethods($"{path}/{{projectId}}", [HttpMethods.Get, HttpMethods.Head], Page);
        routes.MapGet(WidgetAssets.IconPath, () => TypedResults.PhysicalFile(WidgetAssets.Icon, "image/svg+xml"));

        var calls = routes.MapGroup("").OpenToAnyOrigin();
        calls.MapGet($"{SimulatorRoutes.WidgetProjects}/{{id}}", ProjectEndpoint.Handle);
        calls.MapPost(SimulatorRoutes.WidgetInterviews, WidgetStartEndpoint.Handle);
        calls
            .MapGet($"{SimulatorRoutes.WidgetInterviews}/{{{Interview.IdParameter}}}", SessionEndpoint.Handle)
            .RequireAuthorization(Permissions.Answer);
    }

    private static PhysicalFileHttpResult Page(HttpResponse response)
    {
        WidgetHeaders.Apply(response);
        return TypedResults.PhysicalFile(WidgetAssets.Page, "text/html; charset=utf-8");
    }
}

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

internal static class SessionEndpoint
{
    public static Results<Ok<WidgetSession>, ApiErrorResult> Handle(string id, InterviewStore interviews, TimeProvider time)
    {
        if (interviews.Find(id) is not { } interview)
            return ApiErrors.NotFound;

        var now = interview.Read(time.GetUtcNow());
        if (now.State != InterviewState.Active)
            return ApiErrors.InvalidSessionToken;

        return TypedResults.Ok(
            new WidgetSession
            {
                InterviewId = interview.Id,
                Status = InterviewStatus.Of(now.State),
                ExpiresInSeconds = now.Remaining.TotalSeconds,
            }
        );
    }
}

internal static class WidgetStartEndpoint
{
    public static Results<Created<WidgetInterview>, ApiErrorResult> Handle(JsonBody<StartInterviewRequest> body, InterviewStart start)
    {
        var request = body.Value;
        if (!start.TryStart(request, mayTouch: _ => true, out var interview, out var refusal))
            return refusal;

        return TypedResults.Created(
            $"{SimulatorRoutes.WidgetInterviews}/{interview.Id}",
            new WidgetInterview
            {
                InterviewId = interview.Id,
                SessionToken = interview.SessionToken,
                InitialMessage = Interviewer.Opening(request.RespondentName),
                ExpiresInSeconds = interview.Timeout.TotalSeconds,
            }
        );
    }
}
