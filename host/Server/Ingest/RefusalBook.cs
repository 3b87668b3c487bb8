using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>
/// The newest refusals of the gate, for people who miss an event. Kept in memory and no further: a page that is refused again and
/// again must not fill anything. Safe for concurrent use.
/// </summary>
public sealed class RefusalBook(TimeProvider time)
{
    /// <summary>How many are kept.</summary>
    public const int Capacity = 200;

    private readonly Lock gate = new();
    private readonly Queue<RefusalRecord> kept = new(Capacity);
    private readonly LogSignal signal = new();

    /// <summary>How many there were since the host started.</summary>
    public long Last => signal.Last;

    /// <summary>Gets the refusals that are kept, newest first.</summary>
    public IReadOnlyList<RefusalRecord> Newest()
    {
        lock (gate)
            return [.. kept.Reverse()];
    }

    /// <summary>Writes down what of a session, if it is known, was refused.</summary>
    public void Add(string? session, IReadOnlyList<Refusal> refusals)
    {
        ArgumentNullException.ThrowIfNull(refusals);
        lock (gate)
        {
            foreach (var refusal in refusals)
            {
                if (kept.Count == Capacity)
                    kept.Dequeue();
                kept.Enqueue(new RefusalRecord(signal.Last + 1, time.GetUtcNow(), session, refusal));
                signal.Advance(signal.Last + 1);
            }
        }
    }

    /// <summary>Completes once there are more than <paramref name="number"/>.</summary>
    public Task WaitAfterAsync(long number, CancellationToken cancellation) => signal.WaitAfterAsync(number, cancellation);
}

/// <summary>What the gate refused, without what it was.</summary>
/// <param name="Number">Number among all refusals since the host started, from 1.</param>
/// <param name="At">When.</param>
/// <param name="Session">The session that it named; null when it named none that may be repeated.</param>
/// <param name="Refusal">Which event, and why.</param>
public sealed record RefusalRecord(long Number, DateTimeOffset At, string? Session, Refusal Refusal);
