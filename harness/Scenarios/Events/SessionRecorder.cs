using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Http;

namespace KojiWidgetHarness.Scenarios.Events;

/// <summary>
/// Keeps what a host's log gets from now on, session by session: the latest sessions, and of each the first events that are wanted. Safe
/// for concurrent use.
/// </summary>
public sealed class SessionRecorder : IAsyncDisposable
{
    private const int MostSessions = 50;
    private const int MostEvents = 300;

    private readonly Lock gate = new();

    // Sorted by the last event of each.
    private readonly List<List<EventEnvelope>> sessions = [];
    private readonly CancellationTokenSource done = new();
    private readonly Func<EventEnvelope, bool> wanted;
    private readonly FeedConnection feed;
    private readonly Task reading;

    private SessionRecorder(FeedConnection feed, long position, Func<EventEnvelope, bool> wanted)
    {
        this.feed = feed;
        this.wanted = wanted;
        reading = ReadAsync(position);
    }

    /// <summary>Begins to record.</summary>
    /// <param name="target">Where the host is.</param>
    /// <param name="wanted">Which events are kept.</param>
    /// <param name="cancellation">Ends the start.</param>
    public static async Task<SessionRecorder> StartAsync(
        HarnessTarget target,
        Func<EventEnvelope, bool> wanted,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(target);
        using var log = new LogClient(target.Host, target.ReaderToken);
        var position = await log.LastPositionAsync(cancellation);
        return new(await FeedConnection.OpenAsync(target.Host, target.ReaderToken, cancellation), position, wanted);
    }

    /// <summary>Gets what was kept of each session, oldest event first; the session that something happened in last comes first.</summary>
    public IReadOnlyList<IReadOnlyList<EventEnvelope>> Sessions
    {
        get
        {
            lock (gate)
                return [.. Enumerable.Reverse(sessions).Select(session => session.ToList())];
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await done.CancelAsync();
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await feed.DisposeAsync();
        done.Dispose();
    }

    private async Task ReadAsync(long position)
    {
        await foreach (var slice in feed.ReadAfterAsync(position, EventFilter.All, done.Token))
        {
            lock (gate)
            {
                foreach (var item in slice.Where(wanted))
                    Keep(item);
            }
        }
    }

    private void Keep(EventEnvelope item)
    {
        var session = sessions.Find(events => events[0].Session == item.Session);
        if (session is null)
            session = [];
        else
            sessions.Remove(session);
        if (session.Count < MostEvents)
            session.Add(item);
        sessions.Add(session);
        if (sessions.Count > MostSessions)
            sessions.RemoveAt(0);
    }
}

/// <summary>Sees gaps in the sequences of sessions as their events come. Remembers the newest sessions. Not for concurrent use.</summary>
public sealed class SessionSequences
{
    private const int Most = 1_000;

    private readonly Dictionary<string, long> last = [];
    private readonly Queue<string> oldest = new();

    /// <summary>
    /// Gets what is missing before this event; null when nothing is, or when it is the first of its session that was seen.
    /// </summary>
    public SequenceGap? Gap(EventEnvelope item)
    {
        ArgumentNullException.ThrowIfNull(item);
        // Those are numbered apart, with holes.
        if (item.Source == EventSource.Api)
            return null;
        if (!last.TryGetValue(item.Session, out var before))
        {
            if (last.Count == Most)
                last.Remove(oldest.Dequeue());
            oldest.Enqueue(item.Session);
            before = item.Sequence - 1;
        }

        last[item.Session] = Math.Max(before, item.Sequence);
        return SequenceGap.Between(before, item.Sequence);
    }
}
