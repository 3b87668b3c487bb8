using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>Reads what the log knows of sessions.</summary>
internal static class SessionReader
{
    // A session's spans leave as many gaps as there are spans but one, and one more when its first event is missing.
    private const string Summary = """
        SELECT session.id, session.name, run.name, started, session.last, events, errors,
            (SELECT max(count(*) - 1, 0) + coalesce(min(first) > 1, 0) FROM span WHERE span.session = session.id)
        FROM session JOIN run ON run.id = session.run
        """;

    public static SessionPage Page(LogView view, string? run, long? before, int most)
    {
        object[] values = [before ?? long.MaxValue, most + 1L, .. run is null ? [] : (object[])[run]];
        var ofRun = run is null ? "" : "AND session.run = (SELECT id FROM run WHERE name = ?3)";
        var rows = view.Prepare($"{Summary} WHERE events > 0 AND session.id < ?1 {ofRun} ORDER BY session.id DESC LIMIT ?2", values.Length)
            .Rows(
                row => new SessionSummary
                {
                    Number = row.GetInt64(0),
                    Session = row.GetString(1),
                    Run = row.GetString(2),
                    StartedAt = new DateTimeOffset(row.GetInt64(3), TimeSpan.Zero),
                    LastEventAt = new DateTimeOffset(row.GetInt64(4), TimeSpan.Zero),
                    Events = row.GetInt64(5),
                    Errors = row.GetInt64(6),
                    Gaps = row.GetInt64(7),
                },
                values
            );
        return rows.Count <= most
            ? new SessionPage { Sessions = rows }
            : new SessionPage { Sessions = rows[..most], Before = rows[most - 1].Number };
    }

    public static IReadOnlyList<SequenceGap> Gaps(LogView view, string session, int most)
    {
        var spans = view.Prepare(
                "SELECT first, last FROM span WHERE session = (SELECT id FROM session WHERE name = ?1) ORDER BY first LIMIT ?2",
                2
            )
            .Rows(row => (First: row.GetInt64(0), Last: row.GetInt64(1)), session, most + 1L);
        var gaps = new List<SequenceGap>();
        var next = 1L;
        foreach (var (first, last) in spans)
        {
            if (first > next)
                gaps.Add(new SequenceGap(next, first - 1));
            next = last + 1;
        }

        return gaps.Count <= most ? gaps : gaps[..most];
    }
}
