namespace KojiWidgetHarness.Protocol.Events;

/// <summary>Events of a session that never came: numbers missing among those that did.</summary>
/// <param name="First">The first missing sequence.</param>
/// <param name="Last">The last missing sequence.</param>
public sealed record SequenceGap(long First, long Last);
