using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>What the gate refused, without what it was.</summary>
/// <param name="Number">Number among all refusals since the host started, from 1.</param>
/// <param name="At">When.</param>
/// <param name="Session">The session that it named; null when it named none that may be repeated.</param>
/// <param name="Refusal">Which event, and why.</param>
public sealed record RefusalRecord(long Number, DateTimeOffset At, string? Session, Refusal Refusal);
