using System.Runtime.CompilerServices;
using KojiWidgetHarness.Host.EventLog;

namespace KojiWidgetHarness.Host.Feed;

/// <summary>Reads the log from a position on, for ever. A slow reader only falls behind; it holds nobody up.</summary>
public sealed class EventFeed(EventStore store)
{
    private const int EventsAtOnce = 200;

    /// <summary>What is there after <paramref name="position"/>, then what comes. Ends when cancelled, by throwing.</summary>
    public async IAsyncEnumerable<EventSlice> FollowAsync(long position, [EnumeratorCancellation] CancellationToken cancellation)
    {
        while (true)
        {
            await store.WaitAfterAsync(position, cancellation);
            var slice = store.ReadAfter(position, EventsAtOnce);
            if (slice.Events.Count == 0)
                continue;
            position = slice.Events[^1].Position;
            yield return slice;
        }
    }
}
