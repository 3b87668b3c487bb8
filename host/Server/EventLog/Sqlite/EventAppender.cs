using KojiWidgetHarness.Protocol.Events;
using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>Stores batches, inside the writer's transaction.</summary>
internal sealed class EventAppender(SqliteConnection connection, LogState state) : IDisposable
{
    private readonly RunSessionIds ids = new(connection);
    private readonly EventKindTable kinds = new(connection);
    private readonly SequenceSpans spans = new(connection);
    private readonly SessionPages pages = new(connection);
    private readonly InsertStatement insert = new(connection, "INSERT INTO event VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
    private readonly List<RecentEvent> appended = [];

    /// <summary>Gets what the transaction has stored so far.</summary>
    public IReadOnlyList<RecentEvent> Appended => appended;

    /// <summary>Stores what was not stored before.</summary>
    /// <returns>How many events are new.</returns>
    public int Append(AcceptedBatch batch, DateTimeOffset now)
    {
        if (batch.Events.Count == 0)
            return 0;
        var run = ids.Run(batch.Run);
        var session = ids.Session(batch.Session, run, now.UtcTicks);
        var span = batch.IsRecorded ? new RecordedSpan() : null;
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
            if (SessionPages.IsSaidBy(item.Code))
                pages.Add(session, body);
            span?.Add(body);
            stored++;
            if (severity == Severity.Error && item.Trust == TrustLevel.Trusted)
                errors++;
        }

        if (stored > 0)
            ids.Count(session, now.UtcTicks, stored, errors, span);
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
        pages.Dispose();
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

/// <summary>The numbers that stand for runs and sessions in the log.</summary>
internal sealed class RunSessionIds(SqliteConnection connection) : IDisposable
{
    private const int MostKnown = 4_096;

    private readonly Dictionary<string, long> runs = [];
    private readonly Dictionary<string, long> sessions = [];
    private readonly Statement findRun = new(connection, "SELECT id FROM run WHERE name = ?1", 1);
    private readonly Statement addRun = new(connection, "INSERT INTO run (name) VALUES (?1) RETURNING id", 1);
    private readonly Statement findSession = new(connection, "SELECT id FROM session WHERE name = ?1", 1);
    private readonly Statement addSession = new(
        connection,
        "INSERT INTO session (name, run, started, last, began, ended) VALUES (?1, ?2, ?3, ?3, ?3, ?3) RETURNING id",
        3
    );

    private readonly Statement count = new(
        connection,
        "UPDATE session SET last = ?2, ended = ?2, events = events + ?3, errors = errors + ?4 WHERE id = ?1",
        4
    );

    // What it says of a session of which nothing is kept is no longer of interest.
    private readonly Statement countRecorded = new(
        connection,
        """
        UPDATE session SET last = ?2, events = events + ?3, errors = errors + ?4,
            began = iif(events = 0, ?5, min(began, ?5)), ended = iif(events = 0, ?6, max(ended, ?6))
        WHERE id = ?1
        """,
        6
    );

    public long Run(string name) =>
        // What adds a row returns its number.
        runs.TryGetValue(name, out var known)
            ? known
            : Keep(runs, name, findRun.Number(name) ?? addRun.Number(name)!.Value); // What adds a row returns its number.

    public long Session(string name, long run, long now) =>
        sessions.TryGetValue(name, out var known)
            ? known
            : Keep(sessions, name, findSession.Number(name) ?? addSession.Number(name, run, now)!.Value); // So does this.

    /// <summary>Forgets what may no longer be so.</summary>
    public void Forget()
    {
        runs.Clear();
        sessions.Clear();
    }

    /// <summary>Further events of a session were stored.</summary>
    /// <param name="session">The session.</param>
    /// <param name="now">The time, in UTC ticks.</param>
    /// <param name="events">How many.</param>
    /// <param name="errors">How many of them are errors that count.</param>
    /// <param name="recorded">When they happened, of events that another host has recorded; null of those that happen now.</param>
    public void Count(long session, long now, long events, long errors, RecordedSpan? recorded)
    {
        if (recorded is null or { IsEmpty: true })
            count.Run(session, now, events, errors);
        else
            countRecorded.Run(session, now, events, errors, recorded.From, recorded.To);
    }

    public void Dispose()
    {
        foreach (var statement in new[] { findRun, addRun, findSession, addSession, count, countRecorded })
            statement.Dispose();
    }

    private static long Keep(Dictionary<string, long> known, string name, long number)
    {
        if (known.Count == MostKnown)
            known.Clear();
        known[name] = number;
        return number;
    }
}

/// <summary>
/// Remembers which sequences of which session were stored. A batch that is sent again, or a beacon that overtakes the hub, is recognised
/// by it, also after a restart and after the events themselves were purged.
/// </summary>
internal sealed class SequenceSpans(SqliteConnection connection) : IDisposable
{
    private readonly Statement nearest = new(
        connection,
        "SELECT first, last FROM span WHERE session = ?1 AND first <= ?2 ORDER BY first DESC LIMIT 1",
        2
    );

    private readonly Statement extend = new(connection, "UPDATE span SET last = ?3 WHERE session = ?1 AND first = ?2", 3);
    private readonly Statement remove = new(connection, "DELETE FROM span WHERE session = ?1 AND first = ?2", 2);
    private readonly Statement insert = new(connection, "INSERT INTO span VALUES (?1, ?2, ?3)", 3);

    /// <summary>Adds the numbers from <paramref name="first"/> to <paramref name="last"/>.</summary>
    /// <returns>The spans that contained or touched some of them before.</returns>
    public IReadOnlyList<(long First, long Last)> Add(long session, long first, long last)
    {
        var before = Touching(session, first - 1, last + 1);
        if (before is [var only] && only.First <= first)
        {
            if (only.Last < last)
                extend.Run(session, only.First, last);
            return before;
        }

        foreach (var span in before)
            remove.Run(session, span.First);
        insert.Run(session, before.Select(span => span.First).Append(first).Min(), before.Select(span => span.Last).Append(last).Max());
        return before;
    }

    public void Dispose()
    {
        foreach (var statement in new[] { nearest, extend, remove, insert })
            statement.Dispose();
    }

    private List<(long First, long Last)> Touching(long session, long from, long to)
    {
        var touching = new List<(long First, long Last)>();
        while (nearest.Rows(row => (First: row.GetInt64(0), Last: row.GetInt64(1)), session, to) is [var span] && span.Last >= from)
        {
            touching.Add(span);
            if (span.First <= from)
                break;
            to = span.First - 1;
        }

        return touching;
    }
}
