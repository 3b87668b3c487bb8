using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>Looks through the newest events, which the text index does not have yet, so that a search misses nothing that is stored.</summary>
internal static class TextTail
{
    private const int EventsAtOnce = 500;

    public static List<long> Find(LogView view, LogScope scope, int most, bool newestFirst)
    {
        var found = new List<long>();
        var rows = view.Prepare(
            $"""
            SELECT position, session, run, kind, body FROM event WHERE position > ?1 AND position < ?2
            ORDER BY position {(newestFirst ? "DESC" : "ASC")} LIMIT ?3
            """, 3);
        while (found.Count < most && !scope.IsEmpty)
        {
            var some = rows.Rows(
                row => (Position: row.GetInt64(0), Fits: scope.Admits(row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)), Body: (byte[])row[4]),
                scope.After, scope.Before, EventsAtOnce);
            if (some.Count == 0)
                break;
            found.AddRange(some.Where(row => row.Fits && scope.Finds(new StoredEvent(row.Body))).Select(row => row.Position));
            scope = newestFirst ? scope with { Before = some[^1].Position } : scope with { After = some[^1].Position };
        }

        return found.Count <= most ? found : found[..most];
    }
}
