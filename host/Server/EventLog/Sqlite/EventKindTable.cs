using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>The kinds of events, and how many of each are kept. The catalogue of codes bounds how many kinds there are.</summary>
internal sealed class EventKindTable(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<(EventCode, EventSource, TrustLevel), long> known = [];
    private readonly Dictionary<long, long> added = [];

    private readonly Statement find = new(
        connection,
        "SELECT id FROM kind WHERE code = ?1 AND source = ?2 AND severity = ?3 AND trust = ?4",
        4
    );

    private readonly Statement add = new(
        connection,
        "INSERT INTO kind (code, source, severity, trust) VALUES (?1, ?2, ?3, ?4) RETURNING id",
        4
    );

    private readonly Statement count = new(connection, "UPDATE kind SET events = events + ?2 WHERE id = ?1", 2);

    /// <summary>The kind of an event that is being stored.</summary>
    public long Add(EventCode code, EventSource source, Severity severity, TrustLevel trust)
    {
        var key = (code, source, trust);
        if (!known.TryGetValue(key, out var kind))
        {
            object[] names = [code.Value, source.ToName(), severity.ToName(), trust.ToName()];
            known[key] = kind = find.Number(names) ?? add.Number(names)!.Value;
        }

        added[kind] = added.GetValueOrDefault(kind) + 1;
        return kind;
    }

    /// <summary>Writes the counts, before the commit.</summary>
    public void SaveCounts()
    {
        foreach (var (kind, events) in added)
            count.Run(kind, events);
        added.Clear();
    }

    /// <summary>Forgets what a transaction that failed made up.</summary>
    public void Forget()
    {
        known.Clear();
        added.Clear();
    }

    public void Dispose()
    {
        foreach (var statement in new[] { find, add, count })
            statement.Dispose();
    }
}
