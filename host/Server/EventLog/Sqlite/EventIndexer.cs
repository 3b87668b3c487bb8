using System.Text.Json;
using KojiWidgetHarness.Protocol.Events;
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
    private readonly InsertStatement text = new(connection, "INSERT INTO event_text (rowid, words) VALUES (?1, ?2)");

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
            text.Bind(position);
            text.BindText(2, string.Join(' ', Words(body)) + TextTerms.Of(session, run, kind));
            text.Run();
        }

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
        entry.Dispose();
        text.Dispose();
    }
}

/// <summary>Asks the text index.</summary>
internal static class TextIndex
{
    public static List<long> Positions(LogView view, LogScope scope, int most, bool newestFirst) =>
        view.Prepare(
                $"""
                SELECT rowid FROM event_text WHERE event_text MATCH ?1 AND rowid > ?2 AND rowid < ?3
                ORDER BY rowid {(newestFirst ? "DESC" : "ASC")} LIMIT ?4
                """,
                4
            )
            .Numbers(TextTerms.Match(scope), scope.After, scope.Before, most);
}

/// <summary>
/// The terms by which the text index knows an event's session, run and kind: with them in the index a search that is narrowed by others
/// filters need not look at every event that has the words.
/// </summary>
internal static class TextTerms
{
    public static string Of(long session, long run, long kind) => $" {Session(session)} {Run(run)} {Kind(kind)}";

    /// <summary>Gets what asks the index for a search.</summary>
    public static string Match(LogScope scope)
    {
        IEnumerable<string> all = (scope.Words ?? []).Select(word => $"\"{word.Text}\"{(word.BeginningOnly ? " *" : "")}");
        if (scope.Session is { } session)
            all = all.Append($"\"{Session(session)}\"");
        if (scope.Run is { } run)
            all = all.Append($"\"{Run(run)}\"");
        if (scope.Kinds is { } kinds)
            all = all.Append($"({string.Join(" OR ", kinds.Select(kind => $"\"{Kind(kind)}\""))})");
        return string.Join(" AND ", all);
    }

    private static string Session(long id) => $"s_{id}";

    private static string Run(long id) => $"r_{id}";

    private static string Kind(long id) => $"k_{id}";
}
