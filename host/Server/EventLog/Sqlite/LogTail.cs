using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>Looks through the newest events, which the indexes do not have yet, so that a search misses nothing that is stored.</summary>
internal static class LogTail
{
    private const int EventsAtOnce = 500;

    public static List<long> Find(LogView view, LogScope scope, int most, bool newestFirst)
    {
        if (scope.IsEmpty)
            return [];
        if (scope.Words is null)
            return Rows(view, scope, "position", newestFirst, most, row => row.GetInt64(0));

        var found = new List<long>();
        while (found.Count < most && !scope.IsEmpty)
        {
            var some = Rows(view, scope, "position, body", newestFirst, EventsAtOnce, row =>
                (Position: row.GetInt64(0), Body: (byte[])row[1])
            );
            if (some.Count == 0)
                break;
            found.AddRange(some.Where(row => scope.Finds(row.Body)).Select(row => row.Position));
            scope = newestFirst ? scope with { Before = some[^1].Position } : scope with { After = some[^1].Position };
        }

        return found.Count <= most ? found : found[..most];
    }

    /// <summary>How many events of each kind are in a scope without words.</summary>
    public static Dictionary<long, long> CountKinds(LogView view, LogScope scope)
    {
        if (scope.IsEmpty)
            return [];
        var (where, values) = Where(scope);
        return view.Prepare($"SELECT kind, count(*) FROM event WHERE {where} GROUP BY kind", values.Length)
            .Rows(row => (Kind: row.GetInt64(0), Count: row.GetInt64(1)), values)
            .ToDictionary(row => row.Kind, row => row.Count);
    }

    private static List<T> Rows<T>(LogView view, LogScope scope, string columns, bool newestFirst, int most, Func<SqliteDataReader, T> read)
    {
        var (where, values) = Where(scope);
        return view.Prepare(
                $"SELECT {columns} FROM event WHERE {where} ORDER BY position {(newestFirst ? "DESC" : "ASC")} LIMIT ?{values.Length + 1}",
                values.Length + 1
            )
            .Rows(read, [.. values, most]);
    }

    // Kinds are numbers of our own making.
    private static (string Where, object[] Values) Where(LogScope scope)
    {
        var values = new List<object> { scope.After, scope.Before };
        var where = "position > ?1 AND position < ?2";
        foreach (var (column, number) in new[] { ("session", scope.Session), ("run", scope.Run) })
        {
            if (number is null)
                continue;
            values.Add(number);
            where += $" AND {column} = ?{values.Count}";
        }

        return (scope.Kinds is { } kinds ? $"{where} AND kind IN ({string.Join(',', kinds)})" : where, [.. values]);
    }
}
