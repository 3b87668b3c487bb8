using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>A prepared statement with the parameters <c>?1</c>, <c>?2</c> and so on. Not for concurrent use.</summary>
internal sealed class Statement : IDisposable
{
    private readonly SqliteCommand command;

    public Statement(SqliteConnection connection, string sql, int parameters = 0)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
        for (var number = 1; number <= parameters; number++)
            command.Parameters.Add(new SqliteParameter { ParameterName = $"?{number}" });
        command.Prepare();
    }

    /// <returns>How many rows changed.</returns>
    public int Run(params ReadOnlySpan<object> values)
    {
        Bind(values);
        return command.ExecuteNonQuery();
    }

    public string Sql => command.CommandText;

    /// <summary>The first column of the first row; null without a row.</summary>
    public long? Number(params ReadOnlySpan<object> values)
    {
        Bind(values);
        return command.ExecuteScalar() as long?;
    }

    /// <summary>The first column of all rows.</summary>
    public List<long> Numbers(params ReadOnlySpan<object> values) => Rows(row => row.GetInt64(0), values);

    public List<T> Rows<T>(Func<SqliteDataReader, T> read, params ReadOnlySpan<object> values)
    {
        Bind(values);
        var rows = new List<T>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
            rows.Add(read(reader));
        return rows;
    }

    public void Dispose() => command.Dispose();

    private void Bind(ReadOnlySpan<object> values)
    {
        for (var index = 0; index < values.Length; index++)
            command.Parameters[index].Value = values[index];
    }
}

/// <summary>
/// A prepared statement that writes one row, bound by SQLite's own functions: for every event, a command with its parameters would take
/// longer than SQLite itself. Not for concurrent use.
/// </summary>
internal sealed class InsertStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    public InsertStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle ?? throw new InvalidOperationException("The connection is closed. Open it first.");
        Check(raw.sqlite3_prepare_v3(database, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement));
    }

    /// <summary>Binds the parameters from the first on.</summary>
    public void Bind(params ReadOnlySpan<long> values)
    {
        for (var index = 0; index < values.Length; index++)
            Check(raw.sqlite3_bind_int64(statement, index + 1, values[index]));
    }

    public void BindBytes(int parameter, ReadOnlySpan<byte> value) => Check(raw.sqlite3_bind_blob(statement, parameter, value));

    public void BindText(int parameter, string value) => Check(raw.sqlite3_bind_text(statement, parameter, value));

    public void Run()
    {
        try
        {
            if (raw.sqlite3_step(statement) is var result && result != raw.SQLITE_DONE)
                Check(result);
        }
        finally
        {
            // What went wrong was said already.
            _ = raw.sqlite3_reset(statement);
        }
    }

    public void Dispose() => statement.Dispose();

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
