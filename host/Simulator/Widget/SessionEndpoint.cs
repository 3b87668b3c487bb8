using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Interviews;
using KojiWidgetHarness.Simulator.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Simulator.Widget;

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
