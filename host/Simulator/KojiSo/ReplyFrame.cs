namespace KojiWidgetHarness.Simulator.KojiSo;

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
