using System.Security.Claims;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Simulator.Interviews;

internal static class CompleteEndpoint
{
    public static Results<Ok<CompletedInterview>, ApiErrorResult> Handle(
        string id, JsonBody<CompleteInterviewRequest>? body, ClaimsPrincipal caller, InterviewStore interviews, TimeProvider time)
    {
        if (interviews.Find(id) is not { } interview || !caller.MayTouch(interview.ProjectId))
            return ApiErrors.NotFound;

        var reason = body?.Value.Reason ?? CompletionReasons.Manual;
        if (!CompletionReasons.Contains(reason))
            return ApiErrors.FieldInvalid("reason", CompletionReasons.Rule);

        var now = time.GetUtcNow();
        if (!interview.TryComplete(now, out var after))
            return Refuse(after.State, caller);

        return TypedResults.Ok(new CompletedInterview
        {
            InterviewId = interview.Id,
            Status = InterviewStatus.Of(InterviewState.Completed),
            Reason = reason,
            CompletedAt = now,
        });
    }

    // A session token ends with its session, a key does not: the same late call gets another answer.
    private static ApiErrorResult Refuse(InterviewState state, ClaimsPrincipal caller) => state switch
    {
        InterviewState.Completed => ApiErrors.AlreadyCompleted,
        _ when caller.HasClaim(CallerClaims.Permission, Permissions.Answer) => ApiErrors.InvalidSessionToken,
        InterviewState.Revoked => ApiErrors.AlreadyRevoked,
        _ => ApiErrors.AlreadyExpired,
    };
}
