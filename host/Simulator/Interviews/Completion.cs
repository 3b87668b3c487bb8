using System.Security.Claims;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Simulator.Interviews;

/// <summary>Completes interviews, for both generations of the API alike.</summary>
internal sealed class Completion(InterviewStore interviews, SimulatorOptions options, TimeProvider time)
{
    public Results<Ok<CompletedInterview>, ApiErrorResult> Complete(string id, string? wanted, ClaimsPrincipal caller)
    {
        if (caller.HasTokenOfAnother(id))
            return ApiErrors.InvalidSessionToken;
        if (interviews.Find(id) is not { } interview || !caller.MayTouch(interview.ProjectId))
            return ApiErrors.NotFound;

        var reason = wanted ?? CompletionReasons.Manual;
        if (!CompletionReasons.Contains(reason))
            return ApiErrors.FieldInvalid("reason", CompletionReasons.Rule);

        // Koji's texts disagree: a second completion is a conflict, or it is answered as the first was.
        if (
            !interview.TryComplete(time.GetUtcNow(), reason, out var after)
            && !(options.CompletesAgain && after.State == InterviewState.Completed)
        )
            return Refuse(after.State, caller);

        return TypedResults.Ok(
            new CompletedInterview
            {
                InterviewId = interview.Id,
                Status = InterviewStatus.Of(after.State),
                Reason = after.Reason ?? reason,
                CompletedAt = after.CompletedAt ?? time.GetUtcNow(),
            }
        );
    }

    /// <summary>What a late caller gets. A session token ends with its session, a key does not.</summary>
    public static ApiErrorResult Refuse(InterviewState state, ClaimsPrincipal caller) =>
        state switch
        {
            InterviewState.Completed => ApiErrors.AlreadyCompleted,
            _ when caller.HasToken() => ApiErrors.InvalidSessionToken,
            InterviewState.Revoked => ApiErrors.AlreadyRevoked,
            _ => ApiErrors.AlreadyExpired,
        };
}

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
