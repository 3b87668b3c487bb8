using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

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
