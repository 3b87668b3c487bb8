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
