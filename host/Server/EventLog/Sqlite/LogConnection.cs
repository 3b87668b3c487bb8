using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>How connections to the log's file are opened, and what its errors mean.</summary>
internal static class LogConnection
{
    private const int DiskFull = 13;
    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    /// <summary>
    /// The one connection that writes. A commit survives the end of the process at once, that of the machine after a moment.
    /// </summary>
    public static SqliteConnection OpenWriter(string path) =>
        Open(
            path,
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=4000; PRAGMA cache_size=-32000; PRAGMA temp_store=MEMORY;"
        );

    /// <summary>A connection that reads. In WAL mode it neither waits for the writer nor keeps it waiting.</summary>
    public static SqliteConnection OpenReader(string path) =>
        Open(path, "PRAGMA query_only=1; PRAGMA cache_size=-8000; PRAGMA mmap_size=1073741824; PRAGMA temp_store=MEMORY;");

    public static EventLogException Explain(SqliteException failed, string path) =>
        new(
            failed.SqliteErrorCode switch
            {
                DiskFull =>
                    $"The event log '{path}' cannot grow: the disk is full. Free some space; events wait with their senders meanwhile.",
                NotADatabase or Corrupt =>
                    $"'{path}' is not an event log, or is damaged. Move it away, or choose another folder with --data.",
                _ => $"The event log '{path}' cannot be used: {failed.Message} Check the disk and the file's permissions.",
            },
            failed
        );

    private static SqliteConnection Open(string path, string settings)
    {
        // Pooling of its own would keep the file open after the host closed it.
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            connection.Execute(settings);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public static void Execute(this SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
