namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>What the simulator knows of one interview.</summary>
public sealed record InterviewRecord
{
    /// <summary>The interview's UUID.</summary>
    public required string InterviewId { get; init; }

    /// <summary>The project's UUID.</summary>
    public required string ProjectId { get; init; }

    /// <summary>The interview's state.</summary>
    public required InterviewState State { get; init; }

    /// <summary>When the interview began, by the simulator's clock.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the respondent last did something, by the simulator's clock.</summary>
    public required DateTimeOffset LastActivityAt { get; init; }

    /// <summary>How many answers the respondent gave.</summary>
    public required int Answers { get; init; }
}
