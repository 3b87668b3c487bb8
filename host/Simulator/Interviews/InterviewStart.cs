using System.Diagnostics.CodeAnalysis;
using System.Net.Mail;
using System.Security.Claims;
using System.Text.Json;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Projects;
using KojiWidgetHarness.Simulator.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Simulator.Interviews;

/// <summary>Starts interviews, for the API and the widget page alike.</summary>
internal sealed class InterviewStart(InterviewStore interviews, ProjectCatalog projects, SimulatorOptions options, TimeProvider time)
{
    /// <param name="request">What was asked for.</param>
    /// <param name="mayTouch">Whether the caller may touch the project with this id.</param>
    /// <param name="interview">The new interview.</param>
    /// <param name="refusal">Why there is none.</param>
    public bool TryStart(
        StartInterviewRequest request,
        Func<string, bool> mayTouch,
        [NotNullWhen(true)] out Interview? interview,
        [NotNullWhen(false)] out ApiErrorResult? refusal
    )
    {
        interview = null;
        refusal = StartRules.CheckFields(request);
        if (refusal is not null)
            return false;

        if (projects.Find(request.ProjectId ?? "") is not { } project || !mayTouch(project.Id))
        {
            refusal = ApiErrors.NotFound;
            return false;
        }

        refusal = StartRules.CheckProject(project, request);
        if (refusal is not null)
            return false;

        interview = new(
            project.Id,
            request.Mode ?? InterviewModes.Text,
            project.SessionTimeout ?? options.SessionTimeout,
            time.GetUtcNow()
        );
        interviews.Add(interview);
        return true;
    }
}

/// <summary>What a start must look like, and what its project must be.</summary>
internal static class StartRules
{
    /// <summary>What is wrong with the request in itself; null when nothing is.</summary>
    public static ApiErrorResult? CheckFields(StartInterviewRequest request)
    {
        if (string.IsNullOrWhiteSpace(request.ProjectId))
            return ApiErrors.FieldMissing("project_id");
        if (!IsUuid(request.ProjectId))
            return ApiErrors.FieldInvalid("project_id", "a UUID");
        if (request.GuideId is { } guide && !IsUuid(guide))
            return ApiErrors.FieldInvalid("guide_id", "a UUID");
        if (request.Mode is { } mode && !InterviewModes.Contains(mode))
            return ApiErrors.FieldInvalid("mode", "text or voice");
        if (request.RespondentEmail is { } email && !MailAddress.TryCreate(email, out _))
            return ApiErrors.FieldInvalid("respondent_email", "an email address");
        return request.Metadata is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) }
            ? ApiErrors.FieldInvalid("metadata", "an object")
            : null;
    }

    /// <summary>Why this project takes no such interview; null when it does.</summary>
    public static ApiErrorResult? CheckProject(Project project, StartInterviewRequest request)
    {
        if (ProjectRules.Refuse(project) is { } refusal)
            return refusal;
        if (project.State == ProjectState.Unpublished)
            return ApiErrors.GuideUnpublished;
        if (request.GuideId is { } guide && guide != project.GuideId && !project.TakesAnyGuide)
            return ApiErrors.NotFound;
        return project.Modes.Contains(request.Mode ?? InterviewModes.Text) ? null : ApiErrors.ModeNotAllowed;
    }

    /// <summary>Determines whether a text has the form of an id.</summary>
    public static bool IsUuid(string text) => Guid.TryParseExact(text, "D", out _);
}

internal static class StartEndpoint
{
    public static Results<Created<StartedInterview>, ApiErrorResult> Handle(
        JsonBody<StartInterviewRequest> body,
        ClaimsPrincipal caller,
        InterviewStart start
    ) => Start(body.Value, caller, start);

    public static Results<Created<StartedInterview>, ApiErrorResult> Start(
        StartInterviewRequest request,
        ClaimsPrincipal caller,
        InterviewStart start
    )
    {
        if (!start.TryStart(request, caller.MayTouch, out var interview, out var refusal))
            return refusal;

        return TypedResults.Created(
            $"{SimulatorRoutes.Interviews}/{interview.Id}",
            new StartedInterview
            {
                InterviewId = interview.Id,
                SessionToken = interview.SessionToken,
                InitialMessage = Interviewer.Opening(request.RespondentName),
            }
        );
    }
}
