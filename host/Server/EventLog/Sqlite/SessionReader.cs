using KojiWidgetHarness.Protocol.Events;
using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>Reads what the log knows of sessions.</summary>
internal static class SessionReader
{
    // A session's spans leave as many gaps as there are spans but one, and one more when its first event is missing.
    private const string Summary = """
        SELECT session.id, session.name, run.name, began, ended, events, errors,
            (SELECT max(count(*) - 1, 0) + coalesce(min(first) > 1, 0) FROM span WHERE span.session = session.id)
        FROM session JOIN run ON run.id = session.run
        """;

    public static SessionPage Page(LogView view, string? run, long? before, int most)
    {
        object[] values = [before ?? long.MaxValue, most + 1L, .. run is null ? [] : (object[])[run]];
        var ofRun = run is null ? "" : "AND session.run = (SELECT id FROM run WHERE name = ?3)";
        var rows = view.Prepare($"{Summary} WHERE events > 0 AND session.id < ?1 {ofRun} ORDER BY session.id DESC LIMIT ?2", values.Length)
            .Rows(SummaryOf, values);
        return rows.Count <= most
            ? new SessionPage { Sessions = rows }
            : new SessionPage { Sessions = rows[..most], Before = rows[most - 1].Number };
    }

    public static SessionList List(LogView view, SessionQuery query, int most)
    {
        var values = new List<object>();
        var (with, rows, where) = ("", "session", "events > 0");
        var column = Column(query.Order);
        if (query.FailingOnly)
            where += " AND errors > 0";
        if (SessionQuery.Words(query.Text).ToList() is { Count: > 0 } words)
        {
            values.AddRange(words);
            foreach (var number in Enumerable.Range(1, words.Count))
                where += $" AND (instr(words, ?{number}) > 0 OR instr(lower(name), ?{number}) = 1)";
            // Each session is looked at once, to be counted and to be shown.
            with = $"""
                WITH found AS MATERIALIZED (
                    SELECT id, {column} FROM session LEFT JOIN session_page ON session_page.session = session.id WHERE {where})
                """;
            (rows, where) = ("found", "TRUE");
        }

        var all = $"(SELECT count(*) FROM {rows} WHERE {where})";
        // What the list goes on behind has to be there still.
        var follows = query.After is { } after && view.Prepare("SELECT 1 FROM session WHERE id = ?1", 1).Number(after) is not null;
        if (follows)
        {
            values.Add(query.After!.Value); // It is there where something follows it.
            var it = $"?{values.Count}";
            where += $" AND ({column}, id) {(query.Ascending ? '>' : '<')} ((SELECT {column} FROM session WHERE id = {it}), {it})";
        }

        var direction = query.Ascending ? "ASC" : "DESC";
        values.Add(most + 1L);
        var found = view.Prepare(
                $"{with} SELECT id, {all} FROM {rows} WHERE {where} ORDER BY {column} {direction}, id {direction} LIMIT ?{values.Count}",
                values.Count
            )
            .Rows(row => (Id: row.GetInt64(0), All: row.GetInt64(1)), [.. values]);
        if (found.Count == 0 && follows)
            return List(view, query with { After = null }, most);
        return new SessionList
        {
            // What is shown of a session is looked up for those that are shown.
            Sessions = [.. found.Take(most).Select(row => Listed(view, row.Id))],
            All = found.Count == 0 ? 0 : found[0].All,
            Next = found.Count > most ? found[most - 1].Id : null,
            Follows = follows,
        };
    }

    public static IReadOnlyList<SequenceGap> Gaps(LogView view, string session, int most)
    {
        var spans = view.Prepare(
                "SELECT first, last FROM span WHERE session = (SELECT id FROM session WHERE name = ?1) ORDER BY first LIMIT ?2",
                2
            )
            .Rows(row => (First: row.GetInt64(0), Last: row.GetInt64(1)), session, most + 1L);
        return [.. SequenceGap.Before(spans).Take(most)];
    }

    // Which columns there are is our own list, no text of a caller.
    private static string Column(SessionOrder order) =>
        order switch
        {
            SessionOrder.LastEvent => "ended",
            SessionOrder.Events => "events",
            SessionOrder.Errors => "errors",
            _ => "began",
        };

    private static ListedSession Listed(LogView view, long id) =>
        new(
            view.Prepare($"{Summary} WHERE session.id = ?1", 1).Rows(SummaryOf, id)[0],
            view.Prepare(SessionPages.Select, 1).Rows(SessionPages.PageOf, id) is [var page] ? page : null
        );

    private static SessionSummary SummaryOf(SqliteDataReader row) =>
        new()
        {
            Number = row.GetInt64(0),
            Session = row.GetString(1),
            Run = row.GetString(2),
            StartedAt = new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero),
            LastEventAt = new DateTimeOffset(row.GetInt64(4), TimeSpan.Zero),
            Events = row.GetInt64(5),
            Errors = row.GetInt64(6),
            Gaps = row.GetInt64(7),
        };
}
