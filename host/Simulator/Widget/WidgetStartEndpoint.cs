using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Interviews;
using KojiWidgetHarness.Simulator.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Simulator.Widget;

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
