using KojiWidgetHarness.Protocol.Events;
using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>The log as it stood at one moment, whatever is written meanwhile. Not for concurrent use; to be disposed soon.</summary>
internal sealed class LogView : IDisposable
{
    private readonly List<Statement> statements = [];
    private readonly SqliteConnection connection;

    public LogView(SqliteConnection connection)
    {
        this.connection = connection;
        connection.Execute("BEGIN");
        (Last, Purged, Indexed) = Prepare("SELECT last, purged, max(indexed, purged) FROM state")
            .Rows(row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2)))[0];
        Kinds = Prepare("SELECT id, code, source, severity, trust, events FROM kind")
            .Rows(row => new KindRow(
                row.GetInt64(0),
                row.GetString(1),
                row.GetString(2),
                row.GetString(3),
                row.GetString(4),
                row.GetInt64(5)
            ));
    }

    public long Last { get; }

    /// <summary>Events up to this position are no longer kept.</summary>
    public long Purged { get; }

    /// <summary>Events up to this position are in the text index.</summary>
    public long Indexed { get; }

    public IReadOnlyList<KindRow> Kinds { get; }

    /// <summary>The filter in numbers, for the events between two positions.</summary>
    public LogScope Scope(EventFilter filter, long after, long before)
    {
        var words = filter.Text is null ? [] : EventText.Searched(filter.Text);
        var kinds = Kinds.Where(kind => kind.Fits(filter)).Select(kind => kind.Id).ToList();
        var scope = new LogScope
        {
            After = Math.Max(after, filter.From is { } from ? FirstNotBefore(from) - 1 : Purged),
            Before = Math.Min(before, filter.To is { } to ? FirstNotBefore(to) : Last + 1),
            Session = Number("session", filter.Session),
            Run = Number("run", filter.Run),
            Kinds = kinds.Count == Kinds.Count ? null : kinds,
            Words = words.Count == 0 ? null : words,
        };
        // Text without a word, punctuation alone, is found nowhere.
        return filter.Text is { Length: > 0 } && words.Count == 0 ? scope with { Kinds = [] } : scope;
    }

    public StoredEvent Event(long position) =>
        Prepare("SELECT body FROM event WHERE position = ?1", 1).Rows(row => new StoredEvent((byte[])row[0]), position) is [var item]
            ? item
            : throw new InvalidOperationException(
                $"Position {position} was found and is not there. Delete the event log's file, or report this."
            );

    public DateTimeOffset ReceivedAt(long position) =>
        new(Prepare("SELECT received FROM event WHERE position = ?1", 1).Number(position) ?? 0, TimeSpan.Zero);

    /// <summary>The first kept position that was stored at that time or later; one more than the last when there is none.</summary>
    public long FirstNotBefore(DateTimeOffset time) =>
        PositionSearch.FirstNotBefore(Purged, Last, position => ReceivedAt(position).UtcTicks, time.UtcTicks);

    /// <summary>A statement for this view, made once.</summary>
    public Statement Prepare(string sql, int parameters = 0)
    {
        if (statements.Find(item => item.Sql == sql) is { } made)
            return made;
        var statement = new Statement(connection, sql, parameters);
        statements.Add(statement);
        return statement;
    }

    public void Dispose()
    {
        foreach (var statement in statements)
            statement.Dispose();
        connection.Execute("COMMIT");
    }

    // No row has the number -1: an unknown name has no events.
    private long? Number(string table, string? name) =>
        name is null ? null : Prepare($"SELECT id FROM {table} WHERE name = ?1", 1).Number(name) ?? -1;
}

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
        return [.. SequenceGap.Before(spans).Take(most)];
    }
}

/// <summary>Finds positions by time. Times never fall as positions rise, so halving finds them without an index.</summary>
internal static class PositionSearch
{
    /// <summary>The first position after <paramref name="purged"/> that was stored at <paramref name="ticks"/> or later.</summary>
    /// <returns>One more than <paramref name="last"/> when there is none.</returns>
    public static long FirstNotBefore(long purged, long last, Func<long, long> receivedAt, long ticks)
    {
        var (low, high) = (purged + 1, last + 1);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (receivedAt(middle) < ticks)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
