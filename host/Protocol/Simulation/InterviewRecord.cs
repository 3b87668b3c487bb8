using System.Text.Json.Serialization;

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

/// <summary>Where an interview stands.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<InterviewState>))]
public enum InterviewState
{
    /// <summary>Takes answers.</summary>
    Active,

    /// <summary>Was completed.</summary>
    Completed,

    /// <summary>Nobody used it for as long as a session lasts.</summary>
    ExpiredByInactivity,

    /// <summary>The server took its session token back.</summary>
    Revoked,
}
