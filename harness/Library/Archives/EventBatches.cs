using System.Runtime.CompilerServices;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Harness.Archives;

/// <summary>Recorded events as batches that a host takes.</summary>
public static class EventBatches
{
    /// <summary>Consecutive events of one session together; positions and times of receipt are the next log's to give.</summary>
    public static async IAsyncEnumerable<EventBatch> Of(
        IAsyncEnumerable<EventEnvelope> events, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(events);
        var batch = new List<EventEnvelope>();
        await foreach (var item in events.WithCancellation(cancellation))
        {
            // Within a batch numbers have to rise.
            if (batch.Count > 0 && (batch.Count == EventLimits.EventsPerBatch
                || batch[^1].Session != item.Session || batch[^1].Run != item.Run || batch[^1].Sequence >= item.Sequence))
            {
                yield return Together(batch);
                batch.Clear();
            }

            batch.Add(item);
        }

        if (batch.Count > 0)
            yield return Together(batch);
    }

    private static EventBatch Together(List<EventEnvelope> events) => new()
    {
        Run = events[0].Run,
        Session = events[0].Session,
        Events = [.. events.Select(Emitted)],
    };

    private static EmittedEvent Emitted(EventEnvelope item) => new()
    {
        Sequence = item.Sequence,
        OccurredAt = item.OccurredAt,
        Source = item.Source,
        Code = item.Code,
        Message = item.Message,
        Origin = item.Origin,
        Trust = item.Trust,
        Replays = item.Replays,
        Frame = item.Frame,
        Raw = item.Raw,
        Evidence = item.Evidence,
    };
}
