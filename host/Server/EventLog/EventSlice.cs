using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.EventLog;

/// <summary>What a reader gets at once.</summary>
/// <param name="Events">Consecutive events, oldest first.</param>
/// <param name="Missed">How many events between the reader's position and the first one are no longer kept.</param>
public sealed record EventSlice(IReadOnlyList<EventEnvelope> Events, long Missed);
