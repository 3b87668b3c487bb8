using System.Net.Mail;
using System.Text.Json;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Projects;
using KojiWidgetHarness.Simulator.Wire;

namespace KojiWidgetHarness.Simulator.Interviews;

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

    /// <summary>Whether a text has the form of an id.</summary>
    public static bool IsUuid(string text) => Guid.TryParseExact(text, "D", out _);
}
