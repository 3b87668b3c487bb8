using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Scenarios.Events;

/// <summary>Sees gaps in the sequences of sessions as their events come. Remembers the newest sessions. Not for concurrent use.</summary>
public sealed class SessionSequences
{
    private const int Most = 1_000;

    private readonly Dictionary<string, long> last = [];
    private readonly Queue<string> oldest = new();

    /// <summary>What is missing before this event; null when nothing is, or when it is the first of its session that was seen.</summary>
    public SequenceGap? Gap(EventEnvelope item)
    {
        ArgumentNullException.ThrowIfNull(item);
        // Those are numbered apart, with holes.
        if (item.Source == EventSource.Api)
            return null;
        if (!last.TryGetValue(item.Session, out var before))
        {
            if (last.Count == Most)
                last.Remove(oldest.Dequeue());
            oldest.Enqueue(item.Session);
            before = item.Sequence - 1;
        }

        last[item.Session] = Math.Max(before, item.Sequence);
        return item.Sequence > before + 1 ? new SequenceGap(before + 1, item.Sequence - 1) : null;
    }
}
