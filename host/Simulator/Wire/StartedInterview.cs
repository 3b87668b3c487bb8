namespace KojiWidgetHarness.Simulator.Wire;

/// <summary>Answer to a start over the API: the fields that Koji documents.</summary>
internal sealed record StartedInterview
{
    public required string InterviewId { get; init; }

    public required string SessionToken { get; init; }

    public required string InitialMessage { get; init; }
}
