using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Simulator.Interviews;

internal static class MessageEndpoint
{
    private const string Respondent = "respondent";

    public static Results<Ok<MessageReply>, ApiErrorResult> Handle(
        string id,
        JsonBody<MessageRequest> body,
        InterviewStore interviews,
        TimeProvider time
    )
    {
        var request = body.Value;
        if (interviews.Find(id) is not { } interview)
            return ApiErrors.NotFound;
        if (string.IsNullOrWhiteSpace(request.Content))
            return ApiErrors.FieldMissing("content");
        if (request.Type is not (null or Respondent))
            return ApiErrors.FieldInvalid("type", Respondent);
        if (!interview.TryAnswer(time.GetUtcNow(), out var after))
            return ApiErrors.InvalidSessionToken;

        return TypedResults.Ok(
            new MessageReply
            {
                MessageId = Guid.NewGuid().ToString(),
                InterviewerResponse = new() { Content = Interviewer.ReplyTo(after.Answers), MessageId = Guid.NewGuid().ToString() },
                InterviewStatus = InterviewStatus.Of(after.State),
                MessagesCount = after.MessagesCount,
            }
        );
    }
}
