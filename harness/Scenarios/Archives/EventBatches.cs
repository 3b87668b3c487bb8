using System.Runtime.CompilerServices;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Scenarios.Archives;

/// <summary>Recorded events as batches that a host takes.</summary>
public static class EventBatches
{
    // Names and what is not text take a few hundred bytes of an event, and less of a fact.
    private const int BatchHead = 1024;
    private const int EventHead = 1024;
    private const int FactHead = 256;

    // A character that JSON escapes.
    private const int CharacterBytes = 6;

    /// <summary>Consecutive events of one session together; positions and times of receipt are the next log's to give.</summary>
    public static async IAsyncEnumerable<EventBatch> Of(
        IAsyncEnumerable<EventEnvelope> events,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(events);
        var (batch, bytes) = (new List<EventEnvelope>(), BatchHead);
        await foreach (var item in events.WithCancellation(cancellation))
        {
            var size = MostBytes(item);
            // Within a batch numbers have to rise.
            if (
                batch.Count > 0
                && (
                    batch.Count == EventLimits.EventsPerBatch
                    || bytes + size > EventLimits.BatchBytes
                    || batch[^1].Session != item.Session
                    || batch[^1].Run != item.Run
                    || batch[^1].Sequence >= item.Sequence
                )
            )
            {
                yield return Together(batch);
                batch.Clear();
                bytes = BatchHead;
            }

            batch.Add(item);
            bytes += size;
        }

        if (batch.Count > 0)
            yield return Together(batch);
    }

    private static EventBatch Together(List<EventEnvelope> events) =>
        new()
        {
            Run = events[0].Run,
            Session = events[0].Session,
            Events = [.. events.Select(item => EmittedEvent.Of(item).WithinLimits())],
        };

    private static int MostBytes(EventEnvelope item)
    {
        int Of(string? text, int most = EventLimits.TextCharacters) => CharacterBytes * Math.Min(text?.Length ?? 0, most);
        return EventHead
            + Of(item.Message)
            + Of(item.Origin)
            + Of(item.Frame?.Src)
            + Of(item.Frame?.Allow)
            + Of(item.Frame?.Sandbox)
            + Of(item.Raw?.Text, EventLimits.RawCharacters)
            + Of(item.Raw?.Rule)
            + (item.Evidence?.Sum(fact => FactHead + Of(fact.Value)) ?? 0);
    }
}
