using System.Security.Claims;
using System.Text.Json;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Interviews;
using KojiWidgetHarness.Simulator.Wire;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Simulator.KojiSo;

internal static class StartByKeyEndpoint
{
    public static Results<Created<StartedInterview>, ApiErrorResult> Handle(
        JsonBody<StartByKeyRequest>? body,
        ClaimsPrincipal caller,
        InterviewStart start
    )
    {
        var request = body?.Value ?? new();
        return StartEndpoint.Start(
            new()
            {
                ProjectId = caller.FindFirst(CallerClaims.Project)?.Value,
                RespondentName = request.Respondent?.DisplayName,
                Metadata = request.Respondent?.Metadata,
                Language = request.Locale,
                Mode = request.Mode,
            },
            caller,
            start
        );
    }
}

/// <summary>Body of a start, all of it optional: the key says which project it is about.</summary>
internal sealed record StartByKeyRequest
{
    public Respondent? Respondent { get; init; }

    /// <summary><c>text</c> or <c>voice</c>; null is text.</summary>
    public string? Mode { get; init; }

    public string? Locale { get; init; }
}

/// <summary>Who is interviewed, as far as the caller tells.</summary>
internal sealed record Respondent
{
    public string? ExternalId { get; init; }

    public string? DisplayName { get; init; }

    public JsonElement? Metadata { get; init; }
}
