using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Host.Dashboard.Details;

/// <summary>
/// What is known of an event's iframe: from the event itself or, where it tells nothing, from the nearest one before it in its session that
/// does and is not about another iframe.
/// </summary>
internal static class FrameSight
{
    public static Sighting<FrameInfo>? Attributes(EventEnvelope item, IReadOnlyList<EventEnvelope> earlier) =>
        Nearest(item, earlier, other => other.Frame);

    public static Sighting<IReadOnlyList<Evidence>>? Evidence(
        EventEnvelope item,
        IReadOnlyList<EventEnvelope> earlier,
        IReadOnlySet<Fact> facts
    ) =>
        Nearest<IReadOnlyList<Evidence>>(item, earlier, other =>
            other.Evidence?.Where(evidence => facts.Contains(evidence.Fact)).ToList() is { Count: > 0 } found ? found : null
        );

    private static Sighting<T>? Nearest<T>(EventEnvelope item, IReadOnlyList<EventEnvelope> earlier, Func<EventEnvelope, T?> find)
        where T : class =>
        (
            from other in earlier.Prepend(item)
            where item.Frame is null || other.Frame is null || other.Frame.Index == item.Frame.Index
            let found = find(other)
            where found is not null
            select new Sighting<T>(found, other)
        ).FirstOrDefault();
}

/// <summary>Something that an event tells.</summary>
/// <param name="What">What it tells.</param>
/// <param name="By">The event.</param>
/// <typeparam name="T">Its kind.</typeparam>
public sealed record Sighting<T>(T What, EventEnvelope By)
{
    /// <summary>Gets which event tells it, in a sentence; null when it is this one.</summary>
    public string? Before(EventEnvelope item) =>
        By.Position == item.Position
            ? null
            : $"Reported by event {By.Position} ({By.Code}), {TimeText.Rounded(item.OccurredAt - By.OccurredAt)} before; this event says nothing of it.";
}
