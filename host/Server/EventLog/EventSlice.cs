using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.EventLog;

/// <summary>What a reader gets at once.</summary>
/// <param name="Stored">Events, oldest first; the next one that fits comes after <paramref name="Through"/>.</param>
/// <param name="Missed">How many events between the reader's position and the first kept one are no longer kept.</param>
/// <param name="Through">The position that the reader has now seen.</param>
public sealed record EventSlice(IReadOnlyList<StoredEvent> Stored, long Missed, long Through)
{
    private IReadOnlyList<EventEnvelope>? events;

    /// <summary>Gets the events, read from their bytes.</summary>
    public IReadOnlyList<EventEnvelope> Events => events ??= [.. Stored.Select(item => item.Envelope)];
}
