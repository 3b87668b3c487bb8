namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>What the traffic log holds after a position, oldest first, as much of it as one answer takes.</summary>
public sealed record TrafficPage
{
    /// <summary>The records; a reader goes on after the last one's position.</summary>
    public required IReadOnlyList<TrafficRecord> Records { get; init; }

    /// <summary>Whether some after the position asked for were dropped because newer ones took their room.</summary>
    public required bool Dropped { get; init; }
}
