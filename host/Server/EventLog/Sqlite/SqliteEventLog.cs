using System.Globalization;
using System.Text;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>
/// The log in a SQLite file. One connection writes; others read at the same time. An event is kept as the bytes that readers get, beside
/// a few numbers by which it is found.
/// </summary>
internal sealed class SqliteEventLog : IEventLog, IAsyncDisposable
{
    private readonly DataFolder folder;
    private readonly LogWriter writer;
    private readonly LogReaders readers;
    private readonly TimeProvider time;
    private int closed;

    private SqliteEventLog(DataFolder folder, LogWriter writer, TimeProvider time)
    {
        this.folder = folder;
        this.time = time;
        this.writer = writer;
        readers = new LogReaders(folder.Database);
    }

    /// <inheritdoc/>
    public long LastPosition => writer.Signal.Last;

    /// <inheritdoc/>
    public long PurgedThrough => writer.PurgedThrough;

    /// <summary>Opens the log, or begins one.</summary>
    /// <exception cref="EventLogException">It cannot be opened; the message says why and what helps.</exception>
    public static SqliteEventLog Open(HostSettings settings, TimeProvider time, ILogger<SqliteEventLog>? logger = null)
    {
        var folder = DataFolder.Open(settings.DataFolder);
        SqliteConnection? connection = null;
        try
        {
            connection = LogConnection.OpenWriter(folder.Database);
            LogSchema.Migrate(connection, folder.Database);
            return new SqliteEventLog(
                folder,
                new LogWriter(connection, settings, time, logger ?? NullLogger<SqliteEventLog>.Instance),
                time
            );
        }
        catch (Exception failed)
        {
            connection?.Dispose();
            folder.Dispose();
            throw failed is SqliteException sqlite ? LogConnection.Explain(sqlite, folder.Database) : failed;
        }
    }

    /// <inheritdoc/>
    public Task<int> AppendAsync(AcceptedBatch batch, CancellationToken cancellation)
    {
        // Here, so that one batch which breaks the rule does not take others with it.
        foreach (var emitted in batch.Events)
            Severities.Of(emitted.Code);
        return writer.AppendAsync(batch, cancellation);
    }

    /// <inheritdoc/>
    public Task WaitAfterAsync(long position, CancellationToken cancellation) => writer.Signal.WaitAfterAsync(position, cancellation);

    /// <inheritdoc/>
    public Task<EventSlice> ReadAfterAsync(long position, EventFilter filter, int most, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (writer.Recent.After(position, filter, most) is { } recent)
            return Task.FromResult(recent);
        return readers.ReadAsync(
            view =>
            {
                var (found, stoppedAt) = EventSearch.Oldest(view, view.Scope(At(filter), position, long.MaxValue), most);
                var through = found.Count == most && most > 0 ? found[^1] : stoppedAt ?? Math.Max(position, view.Last);
                return new EventSlice([.. found.Select(view.Event)], Math.Max(0, view.Purged - position), through);
            },
            cancellation
        );
    }

    /// <inheritdoc/>
    public Task<EventPage> PageAsync(EventFilter filter, long? before, int most, CancellationToken cancellation) =>
        readers.ReadAsync(
            view =>
            {
                // One more than was asked for tells whether there are older ones.
                var (found, stoppedAt) = EventSearch.Newest(view, view.Scope(At(filter), view.Purged, before ?? long.MaxValue), most + 1);
                var shown = found.Take(most).ToList();
                return new EventPage
                {
                    Events = [.. shown.Select(view.Event)],
                    Before = found.Count > most && most > 0 ? shown[^1] : stoppedAt,
                };
            },
            cancellation
        );

    /// <inheritdoc/>
    public Task<StoredEvent?> FindAsync(string positionOrId, CancellationToken cancellation) =>
        readers.ReadAsync(
            view =>
                long.TryParse(positionOrId, NumberStyles.None, CultureInfo.InvariantCulture, out var position)
                    ? position > view.Purged && position <= view.Last
                        ? view.Event(position)
                        : null
                    : Guid.TryParseExact(positionOrId, "D", out var id)
                        ? FindId(view, id)
                        : null,
            cancellation
        );

    /// <inheritdoc/>
    public Task<EventCounts> CountsAsync(EventFilter filter, int buckets, CancellationToken cancellation) =>
        readers.ReadAsync(view => EventCounter.Count(view, At(filter), buckets), cancellation);

    /// <inheritdoc/>
    public Task<SessionPage> SessionsAsync(string? run, long? before, int most, CancellationToken cancellation) =>
        readers.ReadAsync(view => SessionReader.Page(view, run, before, most), cancellation);

    /// <inheritdoc/>
    public Task<SessionList> ListSessionsAsync(SessionQuery query, int most, CancellationToken cancellation) =>
        readers.ReadAsync(view => SessionReader.List(view, query, most), cancellation);

    /// <inheritdoc/>
    public Task<IReadOnlyList<SequenceGap>> GapsAsync(string session, int most, CancellationToken cancellation) =>
        readers.ReadAsync(view => SessionReader.Gaps(view, session, most), cancellation);

    /// <summary>The folder with the log's files.</summary>
    internal string Folder => folder.Path;

    /// <inheritdoc cref="LogWriter.LimitPages"/>
    internal void LimitPages(int most) => writer.LimitPages(most);

    /// <inheritdoc cref="LogWriter.CatchUpAsync"/>
    internal Task CatchUpAsync() => writer.CatchUpAsync();

    /// <summary>Keeps what was appended, then closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref closed, 1) == 1)
            return;
        await readers.DisposeAsync();
        await writer.DisposeAsync();
        folder.Dispose();
    }

    private EventFilter At(EventFilter filter) => filter.At(time.GetUtcNow());

    // An id begins with the millisecond in which the event was stored (RFC 9562, UUID version 7), so few events can have it.
    private static StoredEvent? FindId(LogView view, Guid id)
    {
        var milliseconds = Convert.ToInt64(id.ToString("N")[..12], 16);
        if (milliseconds >= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds())
            return null;
        var from = view.FirstNotBefore(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
        var to = view.FirstNotBefore(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds + 1));
        var name = Encoding.UTF8.GetBytes($"\"{id}\"");
        for (var position = from; position < to; position++)
        {
            var item = view.Event(position);
            if (item.Json.Span.IndexOf(name) >= 0 && item.Envelope.Id == id.ToString())
                return item;
        }

        return null;
    }
}
