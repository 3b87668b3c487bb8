using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Simulation;

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
