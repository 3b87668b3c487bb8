using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Http;

namespace KojiWidgetHarness.Scenarios.Events;

/// <summary>
/// What the host's log holds of one run, kept current over SignalR. Scenarios judge by this, never by what the page says of itself.
/// Safe for concurrent use.
/// </summary>
public sealed class RunEvents : IAsyncDisposable
{
    private readonly Lock gate = new();
    private readonly List<EventEnvelope> events = [];
    private readonly CancellationTokenSource done = new();
    private readonly FeedConnection feed;
    private readonly Task reading;
    private TaskCompletionSource arrived = NewSignal();

    private RunEvents(FeedConnection feed, string run)
    {
        this.feed = feed;
        reading = ReadAsync(run);
    }

    /// <summary>Connects to the host and begins to read.</summary>
    public static async Task<RunEvents> FollowAsync(HarnessTarget target, string run, CancellationToken cancellation) =>
        new(await FeedConnection.OpenAsync(target.Host, target.ReaderToken, cancellation), run);

    /// <summary>Gets what the log holds of a session by now, in the order of the log.</summary>
    public IReadOnlyList<EventEnvelope> Of(string session)
    {
        lock (gate)
            return [.. events.Where(item => item.Session == session)];
    }

    /// <summary>The first event of a session that fits; waits for it.</summary>
    /// <exception cref="OperationCanceledException">It did not come before the token was cancelled.</exception>
    /// <exception cref="IOException">The connection to the host ended.</exception>
    public async Task<EventEnvelope> FirstAsync(string session, Func<EventEnvelope, bool> fits, CancellationToken cancellation)
    {
        while (true)
        {
            Task next;
            lock (gate)
            {
                if (events.Find(item => item.Session == session && fits(item)) is { } found)
                    return found;
                next = arrived.Task;
            }

            if (await Task.WhenAny(next.WaitAsync(cancellation), reading) == reading)
                throw new IOException("The host closed the event feed. Look at the host's log.", reading.Exception?.InnerException);
            cancellation.ThrowIfCancellationRequested();
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

    private async Task ReadAsync(string run)
    {
        await foreach (var slice in feed.ReadAfterAsync(0, new EventFilter { Run = run }, done.Token))
        {
            TaskCompletionSource wake;
            lock (gate)
            {
                events.AddRange(slice);
                (wake, arrived) = (arrived, NewSignal());
            }

            wake.SetResult();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
