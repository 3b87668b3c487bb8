namespace KojiWidgetHarness.Simulator.Wire;

/// <summary>What the interviewer says next.</summary>
internal sealed record InterviewerResponse
{
    public required string Content { get; init; }

    public required string MessageId { get; init; }
}
