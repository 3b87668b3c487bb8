using System.Security.Claims;
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
