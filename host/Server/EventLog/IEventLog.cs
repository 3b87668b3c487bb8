using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.EventLog;

/// <summary>
/// The append-only log of events. Append first, then notify: a reader holds the position that it has seen and asks for what follows; a
/// notification only wakes it. Positions rise by one. Safe for concurrent use.
/// </summary>
public interface IEventLog
{
    /// <summary>Position of the newest event; 0 while there is none.</summary>
    long LastPosition { get; }

    /// <summary>Position up to which events are no longer kept; 0 while all are.</summary>
    long PurgedThrough { get; }

    /// <summary>Appends what was not appended before, by session and sequence; done once it is kept.</summary>
    /// <returns>How many events are new.</returns>
    /// <exception cref="EventLogException">Nothing of the batch was kept; the message says why.</exception>
    Task<int> AppendAsync(AcceptedBatch batch, CancellationToken cancellation);

    /// <summary>Completes once there is an event after <paramref name="position"/>.</summary>
    Task WaitAfterAsync(long position, CancellationToken cancellation);

    /// <summary>At most <paramref name="most"/> events after <paramref name="position"/> that fit, oldest first.</summary>
    Task<EventSlice> ReadAfterAsync(long position, EventFilter filter, int most, CancellationToken cancellation);

    /// <summary>
    /// At most <paramref name="most"/> events that fit, newest first, of those before a position; null begins at the newest.
    /// </summary>
    Task<EventPage> PageAsync(EventFilter filter, long? before, int most, CancellationToken cancellation);

    /// <summary>The event with this position or id; null when there is none.</summary>
    Task<StoredEvent?> FindAsync(string positionOrId, CancellationToken cancellation);

    /// <summary>How many events fit, by code, and if <paramref name="buckets"/> is above 0, by equal spans of time.</summary>
    Task<EventCounts> CountsAsync(EventFilter filter, int buckets, CancellationToken cancellation);

    /// <summary>Sessions of a run (null: of all), newest first, of those before a number; null begins at the newest.</summary>
    Task<SessionPage> SessionsAsync(string? run, long? before, int most, CancellationToken cancellation);

    /// <summary>The first <paramref name="most"/> gaps of a session's sequence; empty when it has none or is not known.</summary>
    Task<IReadOnlyList<SequenceGap>> GapsAsync(string session, int most, CancellationToken cancellation);
}
