using System.Collections.Concurrent;
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

/// <summary>The connections that read. A few: each keeps pages in memory, and more would only wait for the same processor.</summary>
internal sealed class LogReaders(string path) : IAsyncDisposable
{
    private const int AtOnce = 4;

    private readonly SemaphoreSlim free = new(AtOnce);
    private readonly ConcurrentBag<SqliteConnection> idle = [];

    /// <summary>Looks at the log as it stands now.</summary>
    /// <exception cref="EventLogException">The log cannot be read.</exception>
    public async Task<T> ReadAsync<T>(Func<LogView, T> read, CancellationToken cancellation)
    {
        await free.WaitAsync(cancellation);
        try
        {
            // SQLite blocks the thread it is called on; that must not be one that serves a page.
            return await Task.Run(() => Read(read), cancellation);
        }
        catch (SqliteException failed)
        {
            throw LogConnection.Explain(failed, path);
        }
        finally
        {
            free.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        for (var slot = 0; slot < AtOnce; slot++)
            await free.WaitAsync();
        foreach (var connection in idle)
            await connection.DisposeAsync();
        free.Dispose();
    }

    private T Read<T>(Func<LogView, T> read)
    {
        if (!idle.TryTake(out var connection))
            connection = LogConnection.OpenReader(path);
        try
        {
            T result;
            using (var view = new LogView(connection))
                result = read(view);
            idle.Add(connection);
            return result;
        }
        catch
        {
            // Its state is not known.
            connection.Dispose();
            throw;
        }
    }
}
