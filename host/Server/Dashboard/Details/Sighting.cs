using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Dashboard.Details;

/// <summary>Something that an event tells.</summary>
/// <param name="What">What it tells.</param>
/// <param name="By">The event.</param>
/// <typeparam name="T">Its kind.</typeparam>
public sealed record Sighting<T>(T What, EventEnvelope By)
{
    /// <summary>Which event tells it, in a sentence; null when it is this one.</summary>
    public string? Before(EventEnvelope item) =>
        By.Position == item.Position
            ? null
            : $"Reported by event {By.Position} ({By.Code}), {Durations.Of(item.OccurredAt - By.OccurredAt)} before; this event says nothing of it.";
}
