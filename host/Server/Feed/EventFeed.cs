using System.Runtime.CompilerServices;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Feed;

/// <summary>Reads the log from a position on, for ever. A slow reader only falls behind; it holds nobody up.</summary>
public sealed class EventFeed(IEventLog log)
{
    private const int EventsAtOnce = 200;

    /// <summary>Everything after <paramref name="position"/>: what is there, then what comes. Ends when cancelled, by throwing.</summary>
    public IAsyncEnumerable<EventSlice> FollowAsync(long position, CancellationToken cancellation) =>
        FollowAsync(position, EventFilter.All, cancellation);

    /// <summary>What fits of everything after <paramref name="position"/>. Slices in which nothing fits are left out.</summary>
    public async IAsyncEnumerable<EventSlice> FollowAsync(
        long position,
        EventFilter filter,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        while (true)
        {
            await log.WaitAfterAsync(position, cancellation);
            var slice = await log.ReadAfterAsync(position, filter, EventsAtOnce, cancellation);
            position = slice.Through;
            if (slice.Stored.Count > 0 || slice.Missed > 0)
                yield return slice;
        }
    }
}
