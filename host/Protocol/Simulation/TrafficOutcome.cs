using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>How an exchange with the simulator ended.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<TrafficOutcome>))]
public enum TrafficOutcome
{
    /// <summary>The whole answer was handed to the connection.</summary>
    Answered,

    /// <summary>The caller closed the connection before that.</summary>
    AbortedByClient,

    /// <summary>The simulator closed the connection before that.</summary>
    Reset,
}
