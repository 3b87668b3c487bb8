using System.Text.Json;
using KojiWidgetHarness.Protocol;
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

    /// <summary>At most <paramref name="most"/> of the sessions that are asked for, with their pages.</summary>
    Task<SessionList> ListSessionsAsync(SessionQuery query, int most, CancellationToken cancellation);

    /// <summary>The first <paramref name="most"/> gaps of a session's sequence; empty when it has none or is not known.</summary>
    Task<IReadOnlyList<SequenceGap>> GapsAsync(string session, int most, CancellationToken cancellation);
}

/// <summary>Events of one session that the gate has let in, in rising sequence.</summary>
/// <param name="Run">The run.</param>
/// <param name="Session">The session.</param>
/// <param name="Events">The events.</param>
public sealed record AcceptedBatch(string Run, string Session, IReadOnlyList<AcceptedEvent> Events)
{
    /// <summary>Whether another host has recorded them: then they happened when they say, and not now.</summary>
    public bool IsRecorded { get; init; }

    /// <summary>The batch with its events written out.</summary>
    public static AcceptedBatch Of(EventBatch batch) => new(batch.Run, batch.Session, [.. batch.Events.Select(Accept)]);

    /// <summary>The event written out.</summary>
    public static AcceptedEvent Accept(EmittedEvent emitted) =>
        new(
            emitted.Sequence,
            emitted.Source,
            emitted.Code,
            emitted.Trust.Level,
            JsonSerializer.SerializeToUtf8Bytes(emitted, ProtocolJson.Default.EmittedEvent).AsMemory()[1..^1]
        );
}

/// <summary>An event that the gate has let in: what the log looks at, and all that its emitter said as the bytes that are kept.</summary>
/// <param name="Sequence">Number within the session.</param>
/// <param name="Source">Who emitted it.</param>
/// <param name="Code">What it is, of the catalogue.</param>
/// <param name="Trust">Whether it counts.</param>
/// <param name="Fields">The members of an <see cref="EmittedEvent"/> as UTF-8 JSON, without the braces around them.</param>
public readonly record struct AcceptedEvent(
    long Sequence,
    EventSource Source,
    EventCode Code,
    TrustLevel Trust,
    ReadOnlyMemory<byte> Fields
);

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

/// <summary>The log cannot be opened or cannot take events. The message says in one line why and what helps.</summary>
public sealed class EventLogException(string message, Exception? inner = null) : Exception(message, inner);
