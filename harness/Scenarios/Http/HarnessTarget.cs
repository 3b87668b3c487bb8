namespace KojiWidgetHarness.Scenarios.Http;

/// <summary>Where host and simulator are, and what opens them. The harness meets both on the wire only.</summary>
public sealed record HarnessTarget
{
    /// <summary>Base address of the host.</summary>
    public required Uri Host { get; init; }

    /// <summary>Opens the host's log.</summary>
    public required string ReaderToken { get; init; }

    /// <summary>Lets events into the host's log.</summary>
    public required string IngestToken { get; init; }

    /// <summary>Base address of the simulator; its origin must be of another site than the host's.</summary>
    public required Uri Simulator { get; init; }

    /// <summary>Opens the simulator's controls.</summary>
    public required string SimulatorToken { get; init; }
}
