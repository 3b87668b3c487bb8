using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using KojiWidgetHarness.Simulator.Callers;
using KojiWidgetHarness.Simulator.Errors;
using KojiWidgetHarness.Simulator.Interviews;
using KojiWidgetHarness.Simulator.Wire;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Simulator.KojiSo;

internal static class MessageStreamEndpoint
{
    public static Results<ServerSentEventsResult<ReplyFrame>, ApiErrorResult> Handle(
        string id,
        JsonBody<MessageRequest> body,
        ClaimsPrincipal caller,
        InterviewStore interviews,
        TimeProvider time
    )
    {
        if (interviews.Find(id) is not { } interview || !caller.MayTouch(interview.ProjectId))
            return ApiErrors.NotFound;
        if (string.IsNullOrWhiteSpace(body.Value.Content))
            return ApiErrors.FieldMissing("content");
        if (interview.TryAnswer(time.GetUtcNow(), out var after))
            return TypedResults.ServerSentEvents(StreamAsync(after));
        return caller.HasToken() ? ApiErrors.InvalidSessionToken : Completion.Refuse(after.State, caller);
    }

    // Word by word, as fast as they are read.
    private static async IAsyncEnumerable<SseItem<ReplyFrame>> StreamAsync(
        InterviewSnapshot after,
        [EnumeratorCancellation] CancellationToken cancellation = default
    )
    {
        var words = Interviewer.ReplyTo(after.Answers).Split(' ');
        for (var index = 0; index < words.Length; index++)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return new(new() { Content = index == 0 ? words[index] : $" {words[index]}" }, ReplyFrame.Delta);
            await Task.Yield();
        }

        yield return new(
            new()
            {
                MessageId = Guid.NewGuid().ToString(),
                InterviewStatus = InterviewStatus.Of(after.State),
                MessagesCount = after.MessagesCount,
            },
            ReplyFrame.Done
        );
    }
}

/// <summary>
/// One frame of a streamed reply. Koji's are not established, these are ours: <c>delta</c> with some of the text, and at the end
/// <c>done</c> with the rest of what the first generation answers.
/// </summary>
internal sealed record ReplyFrame
{
    public const string Delta = "delta";

    public const string Done = "done";

    public string? Content { get; init; }

    public string? MessageId { get; init; }

    public string? InterviewStatus { get; init; }

    public int? MessagesCount { get; init; }
}
