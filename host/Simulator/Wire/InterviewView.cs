namespace KojiWidgetHarness.Simulator.Wire;

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
