using System.Security.Claims;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Simulator.Interviews;

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
