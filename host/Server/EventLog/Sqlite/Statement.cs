using Microsoft.Data.Sqlite;

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
