using KojiWidgetHarness.Host;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.EventLog.Sqlite;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace KojiWidgetHarness.Tests.Host.Server.EventLog;

/// <summary>A log in a folder of its own, which can be closed and opened again, for one test.</summary>
internal sealed class OpenLog : IAsyncDisposable
{
    private readonly HostSettings settings;

    private OpenLog(HostSettings settings) => this.settings = settings;

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    public string Folder => settings.DataFolder!;

    public SqliteEventLog Log { get; private set; } = null!;

    public static OpenLog Start(int capacity = 1_000_000, TimeSpan? age = null, long bytes = long.MaxValue)
    {
        var open = new OpenLog(
            Settings(Path.Combine(Path.GetTempPath(), $"koji-log-test-{Guid.NewGuid():N}")) with
            {
                EventCapacity = capacity,
                EventAge = age,
                StorageBytes = bytes,
            }
        );
        open.Log = SqliteEventLog.Open(open.settings, open.Time);
        return open;
    }

    public static HostSettings Settings(string? folder) => new() { WidgetBase = new Uri("http://127.0.0.1:9/embed"), DataFolder = folder };

    public Task<int> AppendAsync(EventBatch batch) => Log.AppendAsync(AcceptedBatch.Of(batch), CancellationToken.None);

    public async Task<IReadOnlyList<EventEnvelope>> AllAsync() =>
        (await Log.ReadAfterAsync(0, EventFilter.All, 100_000, CancellationToken.None)).Events;

    public async Task<long[]> FindAsync(EventFilter filter) =>
        [.. (await Log.PageAsync(filter, null, 100, CancellationToken.None)).Events.Select(item => item.Envelope.Position)];

    /// <summary>What a statement gives on the log's file itself.</summary>
    public long Number(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(Folder, "events.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as long? ?? 0;
    }

    public async Task ReopenAsync()
    {
        await Log.DisposeAsync();
        Log = SqliteEventLog.Open(settings, Time);
    }

    public async ValueTask DisposeAsync()
    {
        await Log.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
