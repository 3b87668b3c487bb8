using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.EventLog;

/// <summary>
/// Append-only list of events, the newest <see cref="HostSettings.EventCapacity"/> of them. Append first, then notify: a reader holds
/// the position that it has seen and asks for what follows; a notification only wakes it. Safe for concurrent use.
/// </summary>
public sealed class EventStore(HostSettings options, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly EventEnvelope[] ring = new EventEnvelope[options.EventCapacity];
    private readonly SessionSequences sequences = new(options.EventCapacity);
    private TaskCompletionSource appended = NewSignal();
    private long last;

    /// <summary>Position of the newest event; 0 while there is none.</summary>
    public long LastPosition => Volatile.Read(ref last);

    /// <summary>Appends what was not appended before, by session and sequence.</summary>
    /// <returns>How many events are new.</returns>
    public int Append(EventBatch batch)
    {
        TaskCompletionSource wake;
        int stored = 0;
        lock (gate)
        {
            var now = time.GetUtcNow();
            foreach (var emitted in batch.Events)
            {
                if (!sequences.Add(batch.Session, emitted.Sequence))
                    continue;
                ring[last % ring.Length] = Envelopes.Wrap(batch, emitted, last + 1, now);
                Volatile.Write(ref last, last + 1);
                stored++;
            }

            wake = appended;
            if (stored > 0)
                appended = NewSignal();
        }

        if (stored > 0)
            wake.SetResult();
        return stored;
    }

    /// <summary>At most <paramref name="most"/> events after <paramref name="position"/>, oldest first; empty when there are none.</summary>
    public EventSlice ReadAfter(long position, int most)
    {
        lock (gate)
        {
            var first = Math.Max(position + 1, Math.Max(1, last - ring.Length + 1));
            var count = (int)Math.Clamp(last - first + 1, 0, most);
            var events = new EventEnvelope[count];
            for (var i = 0; i < count; i++)
                events[i] = ring[(first - 1 + i) % ring.Length];
            return new EventSlice(events, Missed: count == 0 ? 0 : first - position - 1);
        }
    }

    /// <summary>Completes once there is an event after <paramref name="position"/>.</summary>
    public Task WaitAfterAsync(long position, CancellationToken cancellation)
    {
        lock (gate)
            return last > position ? Task.CompletedTask : appended.Task.WaitAsync(cancellation);
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
