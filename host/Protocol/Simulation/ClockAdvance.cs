namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>Body of a POST to <see cref="SimulatorRoutes.Clock"/>.</summary>
public sealed record ClockAdvance
{
    /// <summary>Seconds to move forward; above 0.</summary>
    public required double AdvanceSeconds { get; init; }
}
