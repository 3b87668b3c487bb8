using System.Text.Json;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>
/// Puts events into the text index, some time after they were stored: in the append's own transaction it would slow that down many
/// times. Inside the writer's transaction.
/// </summary>
internal sealed class TextIndexer(SqliteConnection connection, LogState state) : IDisposable
{
    private readonly Statement next = new(
        connection, "SELECT position, session, run, kind, body FROM event WHERE position > ?1 ORDER BY position LIMIT ?2", 2);

    private readonly Statement insert = new(connection, "INSERT INTO event_text (rowid, words) VALUES (?1, ?2)", 2);

    /// <summary>How many events are not indexed yet.</summary>
    public long Lag => state.Last - Math.Max(state.Indexed, state.Purged);

    public void Step(int most)
    {
        var from = Math.Max(state.Indexed, state.Purged);
        var rows = next.Rows(
            row => (Position: row.GetInt64(0), Terms: TextTerms.Of(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)), Body: (byte[])row[4]),
            from, most);
        foreach (var (position, terms, body) in rows)
            insert.Run(position, string.Join(' ', Words(body)) + terms);
        state.Indexed = rows.Count == 0 ? state.Last : rows[^1].Position;
    }

    // One event that this version cannot read must not keep all later ones from being found.
    private static HashSet<string> Words(byte[] body)
    {
        try
        {
            return EventText.Words(new StoredEvent(body).Envelope);
        }
        catch (JsonException)
        {
            return [];
        }
    }

    public void Dispose()
    {
        next.Dispose();
        insert.Dispose();
    }
}
