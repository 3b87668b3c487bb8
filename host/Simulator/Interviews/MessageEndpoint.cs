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

/// <summary>What the simulated interviewer says: the same words every time, so that a run can be compared with another.</summary>
internal static class Interviewer
{
    private static readonly string[] Questions =
    [
        "Thanks. What made you look for something new at that moment?",
        "And what did you compare it with?",
        "Which part nearly kept you from going ahead?",
        "What would you tell a colleague who stands where you stood?",
    ];

    private const string Closing = "That is all I wanted to ask. Add anything you like, or finish the interview.";

    public static string Opening(string? respondentName) =>
        string.IsNullOrWhiteSpace(respondentName)
            ? "Hello! Think of the last tool you began to use. How did you come across it?"
            : $"Hello {respondentName.Trim()}! Think of the last tool you began to use. How did you come across it?";

    /// <param name="answers">How many answers were given, this one included.</param>
    public static string ReplyTo(int answers) => answers <= Questions.Length ? Questions[answers - 1] : Closing;
}
