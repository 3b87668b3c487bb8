namespace KojiWidgetHarness.Simulator.Wire;

/// <summary>Answer to a completion. Koji's own fields are not public; these are ours.</summary>
internal sealed record CompletedInterview
{
    public required string InterviewId { get; init; }

    public required string Status { get; init; }

    public required string Reason { get; init; }

    public required DateTimeOffset CompletedAt { get; init; }
}
