using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>
/// Puts events into the indexes, some time after they were stored: in the append's own transaction it would slow that down many times.
/// Inside the writer's transaction.
/// </summary>
internal sealed class EventIndexer(SqliteConnection connection, LogState state) : IDisposable
{
    private readonly Statement next = new(
        connection,
        "SELECT position, session, run, kind, body FROM event WHERE position > ?1 ORDER BY position LIMIT ?2",
        2
    );

    private readonly InsertStatement entry = new(connection, "INSERT INTO entry VALUES (?1, ?2, ?3, ?4)");
    private readonly TextInsert text = new(connection);

    /// <summary>How many events are not indexed yet.</summary>
    public long Lag => state.Last - Math.Max(state.Indexed, state.Purged);

    public void Step(int most)
    {
        var from = Math.Max(state.Indexed, state.Purged);
        var rows = next.Rows(
            row => (Position: row.GetInt64(0), Session: row.GetInt64(1), Run: row.GetInt64(2), Kind: row.GetInt64(3), Body: (byte[])row[4]),
            from,
            most
        );
        foreach (var (position, session, run, kind, body) in rows)
        {
            entry.Bind(position, session, run, kind);
            entry.Run();
            text.Run(position, session, run, kind, body);
        }

        state.Indexed = rows.Count == 0 ? state.Last : rows[^1].Position;
    }

    public void Dispose()
    {
        next.Dispose();
        entry.Dispose();
        text.Dispose();
    }
}
