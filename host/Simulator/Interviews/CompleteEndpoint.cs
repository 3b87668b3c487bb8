using System.Security.Claims;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Wire;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Simulator.Interviews;

internal static class CompleteEndpoint
{
    public static Results<Ok<CompletedInterview>, ApiErrorResult> Handle(
        string id,
        JsonBody<CompleteInterviewRequest>? body,
        ClaimsPrincipal caller,
        Completion completion
    ) => completion.Complete(id, body?.Value.Reason, caller);

    /// <summary>As the second generation has it: the interview is in the body.</summary>
    public static Results<Ok<CompletedInterview>, ApiErrorResult> HandleById(
        JsonBody<CompleteInterviewRequest> body,
        ClaimsPrincipal caller,
        Completion completion
    )
    {
        var request = body.Value;
        if (string.IsNullOrWhiteSpace(request.InterviewId))
            return ApiErrors.FieldMissing("interview_id");
        return StartRules.IsUuid(request.InterviewId)
            ? completion.Complete(request.InterviewId, request.Reason, caller)
            : ApiErrors.FieldInvalid("interview_id", "a UUID");
    }
}
