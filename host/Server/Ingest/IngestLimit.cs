namespace KojiWidgetHarness.Host.Ingest;

/// <summary>A rate, and what may come at once after a rest.</summary>
/// <param name="PerSecond">Units a second.</param>
/// <param name="Burst">Units at once.</param>
public sealed record IngestLimit(int PerSecond, int Burst);
