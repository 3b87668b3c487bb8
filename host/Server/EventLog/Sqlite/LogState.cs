using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>Where the log stands, as the writer knows it.</summary>
internal sealed class LogState(SqliteConnection connection) : IDisposable
{
    private readonly Statement load = new(connection, "SELECT last, purged, received, indexed FROM state");
    private readonly Statement save = new(connection, "UPDATE state SET last = ?1, purged = ?2, received = ?3, indexed = ?4", 4);

    /// <summary>Position of the newest event.</summary>
    public long Last { get; set; }

    /// <summary>Events up to this position are no longer kept.</summary>
    public long Purged { get; set; }

    /// <summary>When the newest event was stored, in UTC ticks.</summary>
    public long Received { get; set; }

    /// <summary>Events up to this position are in the text index.</summary>
    public long Indexed { get; set; }

    public void Load() => (Last, Purged, Received, Indexed) = load.Rows(
        row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)))[0];

    public void Save() => save.Run(Last, Purged, Received, Indexed);

    public void Dispose()
    {
        load.Dispose();
        save.Dispose();
    }
}
