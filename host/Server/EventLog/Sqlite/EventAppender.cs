using KojiWidgetHarness.Protocol.Events;
using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>Stores batches, inside the writer's transaction.</summary>
internal sealed class EventAppender(SqliteConnection connection, LogState state) : IDisposable
{
    private readonly RunSessionIds ids = new(connection);
    private readonly EventKindTable kinds = new(connection);
    private readonly SequenceSpans spans = new(connection);
    private readonly InsertStatement insert = new(connection, "INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    private readonly List<RecentEvent> appended = [];

    /// <summary>What the transaction has stored so far.</summary>
    public IReadOnlyList<RecentEvent> Appended => appended;

    /// <summary>Stores what was not stored before.</summary>
    /// <returns>How many events are new.</returns>
    public int Append(AcceptedBatch batch, DateTimeOffset now)
    {
        if (batch.Events.Count == 0)
            return 0;
        var run = ids.Run(batch.Run);
        var session = ids.Session(batch.Session, run, now.UtcTicks);
        int stored = 0,
            errors = 0;
        var envelopes = new EnvelopeWriter(batch, now);
        foreach (var item in New(session, batch.Events))
        {
            var severity = Severities.Of(item.Code);
            var position = ++state.Last;
            var body = envelopes.Write(item, position, severity);
            insert.Bind(position, session, run, kinds.Add(item.Code, item.Source, severity, item.Trust), now.UtcTicks);
            insert.BindBytes(6, body);
            insert.Run();
            appended.Add(new(position, batch.Run, batch.Session, item.Source, item.Code, severity, item.Trust, new StoredEvent(body)));
            stored++;
            if (severity == Severity.Error && item.Trust == TrustLevel.Trusted)
                errors++;
        }

        if (stored > 0)
            ids.Count(session, now.UtcTicks, stored, errors);
        return stored;
    }

    /// <summary>Writes what was only counted so far, before the commit.</summary>
    public void Finish() => kinds.SaveCounts();

    /// <summary>Begins another transaction.</summary>
    public void Begin() => appended.Clear();

    /// <summary>Forgets what a transaction that failed made up, or what another one took away.</summary>
    public void Forget()
    {
        kinds.Forget();
        ids.Forget();
    }

    public void Dispose()
    {
        ids.Dispose();
        kinds.Dispose();
        spans.Dispose();
        insert.Dispose();
    }

    // A session has two emitters, of which neither knows the other's numbers: its page, and the server that the page's widget calls. Only
    // the page numbers without holes, so only its numbers stand under the session's own.
    private static long Numbering(long session, AcceptedEvent emitted) => emitted.Source == EventSource.Api ? -session : session;

    private IEnumerable<AcceptedEvent> New(long session, IReadOnlyList<AcceptedEvent> events)
    {
        for (int first = 0, next; first < events.Count; first = next)
        {
            next = first + 1;
            var numbering = Numbering(session, events[first]);
            while (
                next < events.Count
                && events[next].Sequence == events[next - 1].Sequence + 1
                && Numbering(session, events[next]) == numbering
            )
                next++;
            var before = spans.Add(numbering, events[first].Sequence, events[next - 1].Sequence);
            for (var index = first; index < next; index++)
            {
                var sequence = events[index].Sequence;
                if (!before.Any(span => span.First <= sequence && sequence <= span.Last))
                    yield return events[index];
            }
        }
    }
}
