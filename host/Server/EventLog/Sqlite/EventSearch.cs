using KojiWidgetHarness.Protocol.Events;
using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>
/// Finds events in order, and no more of them than were asked for. An index holds each session's, run's or kind's events in the order of
/// the log, so a filter over several of these is a merge of that many short lists.
/// </summary>
internal static class EventSearch
{
    /// <summary>Positions of the newest events of a scope, newest first.</summary>
    public static FoundEvents Newest(LogView view, LogScope scope, int most) => Find(view, scope, most, newestFirst: true);

    /// <summary>Positions of the oldest events of a scope, oldest first.</summary>
    public static FoundEvents Oldest(LogView view, LogScope scope, int most) => Find(view, scope, most, newestFirst: false);

    private static FoundEvents Find(LogView view, LogScope scope, int most, bool newestFirst)
    {
        if (scope.IsEmpty || most <= 0)
            return new([]);
        if (scope is { Kinds: null, Session: null, Run: null, Search: null })
            return new(view.Prepare(Ordered("event", "", newestFirst, 1), 3).Numbers(scope.After, scope.Before, most));

        var indexed = scope with { Before = Math.Min(scope.Before, view.Indexed + 1) };
        var tail = scope with { After = Math.Max(scope.After, view.Indexed) };
        return newestFirst
            ? new FoundEvents(LogTail.Find(view, tail, most, newestFirst)).Then(
                missing => Indexed(view, indexed, missing, newestFirst),
                most
            )
            : Indexed(view, indexed, most, newestFirst).Then(missing => new(LogTail.Find(view, tail, missing, newestFirst)), most);
    }

    private static FoundEvents Indexed(LogView view, LogScope scope, int most, bool newestFirst) =>
        scope.IsEmpty ? new([])
        : scope.Search is null ? new([.. Positions(view, scope, most, newestFirst)])
        : TextIndex.Find(view, scope, most, newestFirst);

    private static IEnumerable<long> Positions(LogView view, LogScope scope, int most, bool newestFirst)
    {
        var found = new List<long>();
        foreach (var kind in scope.Kinds ?? [.. view.Kinds.Select(kind => kind.Id)])
        {
            found.AddRange(OfKind(view, scope, kind, most, newestFirst));
            if (found.Count < most)
                continue;
            // The other kinds need only be asked for what would still come before the last of these.
            found = [.. newestFirst ? found.OrderDescending().Take(most) : found.Order().Take(most)];
            scope = newestFirst ? scope with { After = found[^1] } : scope with { Before = found[^1] };
        }

        return newestFirst ? found.OrderDescending() : found.Order();
    }

    private static List<long> OfKind(LogView view, LogScope scope, long kind, int most, bool newestFirst) =>
        scope switch
        {
            { Session: { } session, Run: { } run } => view.Prepare(
                    Ordered("entry", "session = ?1 AND kind = ?2 AND +run = ?3 AND", newestFirst, 4),
                    6
                )
                .Numbers(session, kind, run, scope.After, scope.Before, most),
            { Session: { } session } => view.Prepare(Ordered("entry", "session = ?1 AND kind = ?2 AND", newestFirst, 3), 5)
                .Numbers(session, kind, scope.After, scope.Before, most),
            { Run: { } run } => view.Prepare(Ordered("entry", "run = ?1 AND kind = ?2 AND", newestFirst, 3), 5)
                .Numbers(run, kind, scope.After, scope.Before, most),
            _ => view.Prepare(Ordered("entry", "kind = ?1 AND", newestFirst, 2), 4).Numbers(kind, scope.After, scope.Before, most),
        };

    private static string Ordered(string table, string where, bool newestFirst, int next) =>
        $"SELECT position FROM {table} WHERE {where} position > ?{next} AND position < ?{next + 1} "
        + $"ORDER BY position {(newestFirst ? "DESC" : "ASC")} LIMIT ?{next + 2}";
}

/// <summary>What a look at the log found.</summary>
/// <param name="Positions">Positions, in the order that was asked for.</param>
/// <param name="StoppedAt">
/// The last position that was looked at, where there may be more behind it than one look is to read; null where these are all, or as many
/// as were asked for.
/// </param>
internal readonly record struct FoundEvents(List<long> Positions, long? StoppedAt = null)
{
    /// <summary>Goes on where this look ended, unless it found enough or stopped.</summary>
    public FoundEvents Then(Func<int, FoundEvents> look, int most)
    {
        if (Positions.Count >= most || StoppedAt is not null)
            return this;
        var next = look(most - Positions.Count);
        return next with { Positions = [.. Positions, .. next.Positions] };
    }
}

/// <summary>A filter in the numbers of the log, for one look at it.</summary>
internal sealed record LogScope
{
    /// <summary>Only events after this position.</summary>
    public required long After { get; init; }

    /// <summary>Only events before this position.</summary>
    public required long Before { get; init; }

    /// <summary>Only of this session; null is any.</summary>
    public long? Session { get; init; }

    /// <summary>Only of this run; null is any.</summary>
    public long? Run { get; init; }

    /// <summary>Only of these kinds; null is any.</summary>
    public IReadOnlyList<long>? Kinds { get; init; }

    /// <summary>Only what this search finds, as far as the kinds do not say it; null is any.</summary>
    public SearchText? Search { get; init; }

    /// <summary>Gets a value indicating whether nothing can be in it.</summary>
    public bool IsEmpty => Before - After <= 1 || Kinds is [];

    /// <summary>Determines whether the search finds the event.</summary>
    public bool Finds(byte[] body) =>
        Search is null || (WordFilter.MayHold(body, Search.Required) && EventText.Fits(new StoredEvent(body).Envelope, Search));
}

/// <summary>Looks through the newest events, which the indexes do not have yet, so that a search misses nothing that is stored.</summary>
internal static class LogTail
{
    private const int EventsAtOnce = 500;

    public static List<long> Find(LogView view, LogScope scope, int most, bool newestFirst)
    {
        if (scope.IsEmpty)
            return [];
        if (scope.Search is null)
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

    /// <summary>How many events of each kind are in a scope without a search.</summary>
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
