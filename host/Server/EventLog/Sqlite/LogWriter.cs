using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace KojiWidgetHarness.Host.EventLog.Sqlite;

/// <summary>
/// The one writer. What many senders append while it is busy goes into its next transaction together; what can wait (text index,
/// retention) is done in small steps while nobody appends.
/// </summary>
internal sealed partial class LogWriter : IAsyncDisposable
{
    private const int MostEventsAtOnce = 2_000;
    private const int MostWaiting = 1_000;

    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(20);

    private readonly Channel<PendingAppend> waiting = Channel.CreateBounded<PendingAppend>(MostWaiting);
    private readonly SqliteConnection connection;
    private readonly TimeProvider time;
    private readonly ILogger logger;
    private readonly LogState state;
    private readonly EventAppender appender;
    private readonly LogUpkeep upkeep;
    private readonly LogTransaction transaction;
    private readonly Task writing;
    private readonly ITimer clock;
    private long purged;

    public LogWriter(SqliteConnection connection, HostSettings settings, TimeProvider time, ILogger logger)
    {
        this.connection = connection;
        this.time = time;
        this.logger = logger;
        state = new LogState(connection);
        Signal.Advance(state.Last);
        purged = state.Purged;
        appender = new EventAppender(connection, state);
        upkeep = new LogUpkeep(connection, state, settings, time);
        transaction = new LogTransaction(connection, state, appender);
        // A thread of its own: it spends its life in calls that block.
        writing = Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        clock = time.CreateTimer(_ => waiting.Writer.TryWrite(PendingAppend.Nothing()), null, TimeSpan.Zero, TimeSpan.FromMinutes(1));
    }

    public LogSignal Signal { get; } = new();

    /// <summary>Events up to this position are no longer kept.</summary>
    public long PurgedThrough => Volatile.Read(ref purged);

    /// <summary>The newest events.</summary>
    public RecentEvents Recent { get; } = new();

    public async Task<int> AppendAsync(AcceptedBatch batch, CancellationToken cancellation)
    {
        var pending = new PendingAppend(batch);
        try
        {
            await waiting.Writer.WriteAsync(pending, cancellation);
        }
        catch (ChannelClosedException)
        {
            throw new EventLogException("The host is stopping and takes no more events. Send them again when it is back.");
        }

        // Not cancelled from here on: it may be kept already.
        return await pending.Done.Task;
    }

    /// <summary>Completes once nothing is left to be done in the background of what was appended so far.</summary>
    public async Task CatchUpAsync()
    {
        var marker = PendingAppend.Nothing();
        await waiting.Writer.WriteAsync(marker);
        await marker.Done.Task;
    }

    /// <summary>Lets the file grow to so many pages, as a disk does that is full. Only while nothing is being written.</summary>
    public void LimitPages(int most) => connection.Execute($"PRAGMA max_page_count = {most}");

    public async ValueTask DisposeAsync()
    {
        await clock.DisposeAsync();
        waiting.Writer.TryComplete();
        await writing;
        foreach (IDisposable part in new IDisposable[] { transaction, appender, upkeep, state, connection })
            part.Dispose();
    }

    private void Work()
    {
        var group = new List<PendingAppend>();
        var markers = new List<PendingAppend>();
        while (AwaitNext(markers))
        {
            Gather(group, markers);
            if (group.Count > 0)
                Store(group);
            group.Clear();
        }
    }

    private bool AwaitNext(List<PendingAppend> markers)
    {
        var next = waiting.Reader.WaitToReadAsync().AsTask();
        // A sender that was just answered often sends again at once; what can wait would only hold it up.
        if (upkeep.Pressing || markers.Count > 0 || !next.Wait(Quiet))
            Tidy(next, markers);
        return next.GetAwaiter().GetResult();
    }

    private void Tidy(Task next, List<PendingAppend> markers)
    {
        try
        {
            while (upkeep.Pressing || (!next.IsCompleted && upkeep.Due(markers.Count > 0)))
            {
                transaction.Run(upkeep.Step);
                Recent.Purge(state.Purged);
                Volatile.Write(ref purged, state.Purged);
            }

            if (markers.Count == 0 || upkeep.Due(everything: true))
                return;
            transaction.Run(upkeep.ForgetSessions);
            appender.Forget();
        }
        catch (Exception failed) when (failed is EventLogException or SqliteException)
        {
            // Nothing is lost by it: the events are in the log, and the next append or minute tries again.
            LogUpkeepFailed(failed.Message);
        }

        foreach (var marker in markers)
            marker.Done.TrySetResult(0);
        markers.Clear();
    }

    private void Gather(List<PendingAppend> group, List<PendingAppend> markers)
    {
        var events = 0;
        while (events < MostEventsAtOnce && waiting.Reader.TryRead(out var pending))
        {
            (pending.Batch is null ? markers : group).Add(pending);
            events += pending.Batch?.Events.Count ?? 0;
        }
    }

    private void Store(List<PendingAppend> group)
    {
        var counts = new int[group.Count];
        try
        {
            transaction.Run(() =>
            {
                // Positions and times rise together, also when the machine's clock is set back.
                var now = new DateTimeOffset(Math.Max(time.GetUtcNow().UtcTicks, state.Received), TimeSpan.Zero);
                for (var index = 0; index < group.Count; index++)
                    counts[index] = appender.Append(group[index].Batch!, now); // Only batches are in a group.
                state.Received = now.UtcTicks;
            });
        }
        catch (EventLogException failed)
        {
            foreach (var pending in group)
                pending.Done.TrySetException(failed);
            return;
        }

        Recent.Add(appender.Appended);
        Signal.Advance(state.Last);
        for (var index = 0; index < group.Count; index++)
            group[index].Done.TrySetResult(counts[index]);
    }

    [LoggerMessage(LogLevel.Warning, "The event log was not tidied: {Reason}")]
    private partial void LogUpkeepFailed(string reason);
}

/// <summary>What waits for the writer: a batch, or only that the background work be done.</summary>
internal sealed record PendingAppend(AcceptedBatch? Batch)
{
    public TaskCompletionSource<int> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static PendingAppend Nothing() => new((AcceptedBatch?)null);
}
