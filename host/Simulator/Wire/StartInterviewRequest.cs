using System.Text.Json;

namespace KojiWidgetHarness.Simulator.Wire;

/// <summary>Body of a start.</summary>
/// <remarks>Every field is nullable, so that a missing one gets Koji's answer and not the framework's.</remarks>
internal sealed record StartInterviewRequest
{
    public string? ProjectId { get; init; }

    public string? GuideId { get; init; }

    public string? RespondentName { get; init; }

    public string? RespondentEmail { get; init; }

    public JsonElement? Metadata { get; init; }

    public string? Language { get; init; }

    /// <summary><c>text</c> or <c>voice</c>; null is text.</summary>
    public string? Mode { get; init; }
}

/// <summary>Answer to a start over the API: the fields that Koji documents.</summary>
internal sealed record StartedInterview
{
    public required string InterviewId { get; init; }

    public required string SessionToken { get; init; }

    public required string InitialMessage { get; init; }
}

/// <summary>One answer of the respondent.</summary>
internal sealed record MessageRequest
{
    public string? Content { get; init; }

    /// <summary><c>respondent</c>; null means the same.</summary>
    public string? Type { get; init; }
}

/// <summary>What follows an answer.</summary>
internal sealed record MessageReply
{
    /// <summary>Id of the respondent's message.</summary>
    public required string MessageId { get; init; }

    public required InterviewerResponse InterviewerResponse { get; init; }

    public required string InterviewStatus { get; init; }

    /// <summary>Messages of both sides so far, the initial one included.</summary>
    public required int MessagesCount { get; init; }
}

/// <summary>What the interviewer says next.</summary>
internal sealed record InterviewerResponse
{
    public required string Content { get; init; }

    public required string MessageId { get; init; }
}

/// <summary>An interview as the API shows it. Koji's own fields are not public; these are ours.</summary>
internal sealed record InterviewView
{
    public required string InterviewId { get; init; }

    public required string ProjectId { get; init; }

    public required string Status { get; init; }

    public required string Mode { get; init; }

    public required int MessagesCount { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Null until the interview is completed.</summary>
    public DateTimeOffset? CompletedAt { get; init; }
}

/// <summary>Body of a completion.</summary>
internal sealed record CompleteInterviewRequest
{
    /// <summary>Of the second generation, whose path does not name it.</summary>
    public string? InterviewId { get; init; }

    /// <summary>Why it is over; null is <c>manual</c>.</summary>
    public string? Reason { get; init; }

    /// <summary>Taken in any form, since Koji documents none, and forgotten.</summary>
    public JsonElement? Feedback { get; init; }
}

/// <summary>Answer to a completion. Koji's own fields are not public; these are ours.</summary>
internal sealed record CompletedInterview
{
    public required string InterviewId { get; init; }

    public required string Status { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset CompletedAt { get; init; }
}
