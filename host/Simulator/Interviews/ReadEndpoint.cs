using System.Security.Claims;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Simulator.Interviews;

internal static class ReadEndpoint
{
    public static Results<Ok<InterviewView>, ApiErrorResult> Handle(
        string id,
        ClaimsPrincipal caller,
        InterviewStore interviews,
        TimeProvider time
    )
    {
        if (interviews.Find(id) is not { } interview || !caller.MayTouch(interview.ProjectId))
            return ApiErrors.NotFound;

        var now = interview.Read(time.GetUtcNow());
        return TypedResults.Ok(
            new InterviewView
            {
                InterviewId = interview.Id,
                ProjectId = interview.ProjectId,
                Status = InterviewStatus.Of(now.State),
                Mode = interview.Mode,
                MessagesCount = now.MessagesCount,
                StartedAt = interview.StartedAt,
                CompletedAt = now.CompletedAt,
            }
        );
    }
}
