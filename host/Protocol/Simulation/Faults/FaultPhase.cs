using System.Text.Json.Serialization;

namespace KojiWidgetHarness.Protocol.Simulation.Faults;

/// <summary>Whether a fault is at work.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<FaultPhase>))]
public enum FaultPhase
{
    /// <summary>The fault has not begun.</summary>
    Waiting,

    /// <summary>Meets what fits.</summary>
    Active,

    /// <summary>Happened as often as it was to.</summary>
    Spent,

    /// <summary>The fault's time is over.</summary>
    Over,
}
