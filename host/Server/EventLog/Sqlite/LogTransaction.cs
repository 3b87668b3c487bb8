using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>Does work of the writer completely or not at all.</summary>
internal sealed class LogTransaction(SqliteConnection connection, LogState state, EventAppender appender) : IDisposable
{
    private readonly Statement begin = new(connection, "BEGIN IMMEDIATE");
    private readonly Statement commit = new(connection, "COMMIT");

    /// <exception cref="EventLogException">Nothing was done; the message says why.</exception>
    public void Run(Action work)
    {
        try
        {
            begin.Run();
            appender.Begin();
            work();
            appender.Finish();
            state.Save();
            commit.Run();
            state.Keep();
        }
        catch (Exception failed)
        {
            RollBack();
            throw failed is SqliteException sqlite
                ? LogConnection.Explain(sqlite, connection.DataSource)
                : new EventLogException($"The event log could not be written: {failed.Message}", failed);
        }
    }

    public void Dispose()
    {
        begin.Dispose();
        commit.Dispose();
    }

    private void RollBack()
    {
        state.Restore();
        appender.Forget();
        try
        {
            connection.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // After some errors SQLite has rolled back by itself.
        }
    }
}

/// <summary>Where the log stands, as the writer knows it.</summary>
internal sealed class LogState : IDisposable
{
    private readonly Statement save;
    private (long Last, long Purged, long Received, long Indexed) saved;

    public LogState(SqliteConnection connection)
    {
        save = new Statement(connection, "UPDATE state SET last = ?1, purged = ?2, received = ?3, indexed = ?4", 4);
        using var load = new Statement(connection, "SELECT last, purged, received, indexed FROM state");
        saved = load.Rows(row => (row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), row.GetInt64(3)))[0];
        Restore();
    }

    /// <summary>Position of the newest event.</summary>
    public long Last { get; set; }

    /// <summary>Events up to this position are no longer kept.</summary>
    public long Purged { get; set; }

    /// <summary>When the newest event was stored, in UTC ticks.</summary>
    public long Received { get; set; }

    /// <summary>Events up to this position are in the text index.</summary>
    public long Indexed { get; set; }

    /// <summary>Saves the state, before the commit.</summary>
    public void Save() => save.Run(Last, Purged, Received, Indexed);

    /// <summary>The commit succeeded.</summary>
    public void Keep() => saved = (Last, Purged, Received, Indexed);

    /// <summary>The commit did not. Takes nothing from the file, which may be out of reach.</summary>
    public void Restore() => (Last, Purged, Received, Indexed) = saved;

    public void Dispose() => save.Dispose();
}
