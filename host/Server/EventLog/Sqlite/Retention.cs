using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>Removes events that are too many or too old, some at a time, inside the writer's transaction.</summary>
internal sealed class Retention(SqliteConnection connection, LogState state, HostSettings settings, TimeProvider time) : IDisposable
{
    // A page that is still open goes on with its sequence; forgotten sooner, its session would seem to begin with a gap.
    private static readonly TimeSpan SessionsAreForgottenAfter = TimeSpan.FromDays(1);

    private readonly Statement received = new(connection, "SELECT received FROM event WHERE position = ?1", 1);
    private readonly Statement used = new(
        connection,
        "SELECT (page_count - freelist_count) * page_size FROM pragma_page_count, pragma_freelist_count, pragma_page_size",
        0
    );

    private readonly Statement counted = new(
        connection,
        """
        SELECT session, kind, count(*), count(*) FILTER (WHERE kind IN (SELECT id FROM kind WHERE severity = 'error' AND trust = 'trusted'))
        FROM event WHERE position <= ?1 GROUP BY session, kind
        """,
        1
    );

    private readonly Statement uncountSession = new(
        connection,
        "UPDATE session SET events = events - ?2, errors = errors - ?3 WHERE id = ?1",
        3
    );

    private readonly Statement uncountKind = new(connection, "UPDATE kind SET events = events - ?2 WHERE id = ?1", 2);
    private readonly Statement deleteText = new(connection, "DELETE FROM event_text WHERE rowid = ?1", 1);
    private readonly Statement deleteEvents = new(connection, "DELETE FROM event WHERE position <= ?1", 1);
    private readonly Statement deleteEntries = new(connection, "DELETE FROM entry WHERE position <= ?1", 1);
    private readonly Statement emptied = new(connection, "SELECT id FROM session WHERE events = 0 AND last < ?1 LIMIT ?2", 2);
    private readonly Statement deleteSpans = new(connection, "DELETE FROM span WHERE session IN (?1, -?1)", 1);
    private readonly Statement deletePage = new(connection, "DELETE FROM session_page WHERE session = ?1", 1);
    private readonly Statement deleteSession = new(connection, "DELETE FROM session WHERE id = ?1 RETURNING run", 1);
    private readonly Statement deleteRun = new(
        connection,
        """
        DELETE FROM run WHERE id = ?1
        AND NOT EXISTS (SELECT 1 FROM session WHERE run = ?1) AND NOT EXISTS (SELECT 1 FROM entry WHERE run = ?1)
        AND NOT EXISTS (SELECT 1 FROM event WHERE position > ?2 AND run = ?1)
        """,
        2
    );

    /// <summary>Gets a value indicating whether what is kept takes much more room than it may.</summary>
    public bool IsFarTooMuch => state.Last > state.Purged && used.Number() / 11 * 10 > settings.StorageBytes;

    /// <summary>How many events are to be removed.</summary>
    public long Due => Math.Max(0, Goal() - state.Purged);

    /// <summary>Removes at most <paramref name="most"/> events.</summary>
    public void Step(int most)
    {
        var through = Math.Min(Goal(), state.Purged + most);
        foreach (
            var (session, kind, events, errors) in counted.Rows(
                row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)),
                through
            )
        )
        {
            uncountSession.Run(session, events, errors);
            uncountKind.Run(kind, events);
        }

        for (var position = state.Purged + 1; position <= Math.Min(through, state.Indexed); position++)
            deleteText.Run(position);
        deleteEvents.Run(through);
        deleteEntries.Run(through);
        state.Purged = through;
    }

    /// <summary>Forgets at most <paramref name="most"/> sessions of which nothing is kept.</summary>
    public void ForgetSessions(int most)
    {
        var sessions = emptied.Numbers((time.GetUtcNow() - SessionsAreForgottenAfter).UtcTicks, most);
        foreach (var session in sessions)
        {
            deleteSpans.Run(session);
            deletePage.Run(session);
            // The same transaction found the session.
            deleteRun.Run(deleteSession.Number(session)!.Value, Math.Max(state.Indexed, state.Purged));
        }
    }

    public void Dispose()
    {
        foreach (
            var statement in new[]
            {
                received,
                used,
                counted,
                uncountSession,
                uncountKind,
                deleteText,
                deleteEvents,
                deleteEntries,
                emptied,
                deleteSpans,
                deletePage,
                deleteSession,
                deleteRun,
            }
        )
            statement.Dispose();
    }

    // As many as take, on average, what is too much. The file's free pages are used again: it does not grow beyond what it once was.
    private long TooMuch()
    {
        var bytes = used.Number() ?? 0;
        var kept = state.Last - state.Purged;
        return bytes <= settings.StorageBytes || kept == 0
            ? 0
            : Math.Min(kept, (long)Math.Ceiling((bytes - settings.StorageBytes) / ((double)bytes / kept)));
    }

    private long Goal()
    {
        var tooMany = Math.Max(state.Last - settings.EventCapacity, state.Purged + TooMuch());
        if (settings.EventAge is not { } age)
            return tooMany;
        var oldest = (time.GetUtcNow() - age).UtcTicks;
        return Math.Max(
            tooMany,
            // Each position from the first to the last has an event.
            PositionSearch.FirstNotBefore(state.Purged, state.Last, position => received.Number(position)!.Value, oldest) - 1
        );
    }
}

/// <summary>The work that can wait, in steps of some milliseconds.</summary>
internal sealed class LogUpkeep(SqliteConnection connection, LogState state, HostSettings settings, TimeProvider time) : IDisposable
{
    // Fewer are left lying: a step costs more than looking through them.
    private const int EventsAtOnce = 250;
    private const int SessionsAtOnce = 5_000;

    // A search looks through what is not indexed yet, so that must stay a part that is looked through in a fraction of a second.
    private const int MostLag = 200_000;

    // What is beyond the capacity takes room on the disk until it is removed.
    private const int MostBeyondCapacity = 20_000;

    private readonly EventIndexer indexer = new(connection, state);
    private readonly Retention retention = new(connection, state, settings, time);

    /// <summary>Gets a value indicating whether it cannot wait any longer, even while there is something to append.</summary>
    public bool Pressing =>
        indexer.Lag > MostLag || state.Last - state.Purged - settings.EventCapacity > MostBeyondCapacity || retention.IsFarTooMuch;

    /// <summary>Determines whether there is enough to do for a step, or with <paramref name="everything"/>, anything.</summary>
    public bool Due(bool everything)
    {
        var enough = everything ? 1 : EventsAtOnce;
        return indexer.Lag >= enough || retention.Due >= enough;
    }

    public void Step()
    {
        if (retention.Due > 0)
            retention.Step(EventsAtOnce);
        else
            indexer.Step(EventsAtOnce);
    }

    public void ForgetSessions() => retention.ForgetSessions(SessionsAtOnce);

    public void Dispose()
    {
        indexer.Dispose();
        retention.Dispose();
    }
}
