namespace KojiWidgetHarness.Simulator.Wire;

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
