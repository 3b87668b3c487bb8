using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

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
