namespace KojiWidgetHarness.Protocol.Simulation;

/// <summary>Answer to a POST to <see cref="SimulatorRoutes.Clock"/>.</summary>
public sealed record ClockReading
{
    /// <summary>The simulator's time, after the move.</summary>
    public required DateTimeOffset Now { get; init; }
}
