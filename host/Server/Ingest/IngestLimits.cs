namespace KojiWidgetHarness.Host.Ingest;

/// <summary>
/// How much senders may send, in units: an event is one, and so is a KiB of a batch, whichever is more. A sender that goes beyond it has to
/// wait for its answer, and loses nothing.
/// </summary>
public sealed record IngestLimits
{
    /// <summary>Of one connection, or of the requests of one origin that have none.</summary>
    public IngestLimit Connection { get; init; } = new(1_500, 5_000);

    /// <summary>How much one session may send.</summary>
    public IngestLimit Session { get; init; } = new(500, 5_000);

    /// <summary>How much all may send together.</summary>
    public IngestLimit Together { get; init; } = new(6_000, 20_000);

    /// <summary>What a connection may send without waiting while all together send too much: as much as a page does.</summary>
    public IngestLimit LightConnection { get; init; } = new(100, 500);

    /// <summary>How much all connections of one origin may send.</summary>
    public IngestLimit LightOrigin { get; init; } = new(1_000, 5_000);
}
