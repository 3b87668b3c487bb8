using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Interviews;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Simulator.Control;

internal static class InterviewRecordEndpoints
{
    private const int Most = 100;

    public static JsonHttpResult<IReadOnlyList<InterviewRecord>> Newest(InterviewStore interviews, TimeProvider time)
    {
        var now = time.GetUtcNow();
        return TypedResults.Json<IReadOnlyList<InterviewRecord>>(
            [.. interviews.Newest(Most).Select(interview => Describe(interview, now))],
            ProtocolJson.Default.IReadOnlyListInterviewRecord
        );
    }

    public static Results<JsonHttpResult<InterviewRecord>, ApiErrorResult> Find(string id, InterviewStore interviews, TimeProvider time)
    {
        if (interviews.Find(id) is not { } interview)
            return ApiErrors.NotFound;

        return TypedResults.Json(Describe(interview, time.GetUtcNow()), ProtocolJson.Default.InterviewRecord);
    }

    public static Results<JsonHttpResult<InterviewRecord>, ApiErrorResult> Revoke(string id, InterviewStore interviews, TimeProvider time)
    {
        if (interviews.Find(id) is not { } interview)
            return ApiErrors.NotFound;

        // One that is over stays as it ended: revoking it again changes nothing.
        interview.TryRevoke(time.GetUtcNow());
        return TypedResults.Json(Describe(interview, time.GetUtcNow()), ProtocolJson.Default.InterviewRecord);
    }

    private static InterviewRecord Describe(Interview interview, DateTimeOffset at)
    {
        var now = interview.Read(at);
        return new()
        {
            InterviewId = interview.Id,
            ProjectId = interview.ProjectId,
            State = now.State,
            StartedAt = interview.StartedAt,
            LastActivityAt = now.LastActivityAt,
            Answers = now.Answers,
        };
    }
}
