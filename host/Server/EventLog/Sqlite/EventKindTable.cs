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
            known[key] = kind = find.Number(names) ?? add.Number(names)!.Value; // What adds a row returns its number.
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

/// <summary>A kind of events as it is in the log.</summary>
/// <param name="Id">The number that stands for it.</param>
/// <param name="Code">The code.</param>
/// <param name="Source">Name of the source.</param>
/// <param name="Severity">Name of the severity.</param>
/// <param name="Trust">Name of the trust's level.</param>
/// <param name="Events">How many events of it are kept.</param>
internal sealed record KindRow(long Id, string Code, string Source, string Severity, string Trust, long Events)
{
    public bool Fits(EventFilter filter, SearchText? search) =>
        (filter.Codes.Count == 0 || filter.Codes.Contains(EventCode.Of(Code)))
        && (filter.Source is null || filter.Source.Value.ToName() == Source)
        && (filter.Severity is null || filter.Severity.Value.ToName() == Severity)
        && (filter.Trust is null || filter.Trust.Value.ToName() == Trust)
        && (search?.FitsKind(Code, Source, Severity, Trust) ?? true);
}
