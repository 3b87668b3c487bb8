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
        var search = filter.Text is { Length: > 0 } text ? SearchText.Parse(text) : null;
        var kinds = Kinds.Where(kind => kind.Fits(filter, search)).Select(kind => kind.Id).ToList();
        var scope = new LogScope
        {
            After = Math.Max(after, filter.From is { } from ? FirstNotBefore(from) - 1 : Purged),
            Before = Math.Min(before, filter.To is { } to ? FirstNotBefore(to) : Last + 1),
            Session = Number("session", filter.Session),
            Run = Number("run", filter.Run),
            Kinds = kinds.Count == Kinds.Count ? null : kinds,
            Search = search?.WithoutKinds(),
        };
        // Text without a word, punctuation alone, is found nowhere.
        return filter.Text is { Length: > 0 } && search is null ? scope with { Kinds = [] } : scope;
    }

    public StoredEvent Event(long position) => new(Body(position));

    /// <summary>The event as it is stored.</summary>
    public byte[] Body(long position) =>
        Prepare("SELECT body FROM event WHERE position = ?1", 1).Rows(row => (byte[])row[0], position) is [var body]
            ? body
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
