using System.Runtime.CompilerServices;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace KojiWidgetHarness.Host.Feed;

/// <summary>Hands events out as they come: with diagnoses, or faster, as the bytes that are stored.</summary>
[Authorize(AccessScopes.ReadByToken)]
internal sealed class FeedHub(EventFeed feed, IEventLog log) : Hub
{
    /// <summary>See <see cref="Protocol.ProtocolRoutes.ReadAfterMethod"/>.</summary>
    public async IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadAfter(
        long position,
        string? filter,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (var events in StoredAfter(position, filter, cancellation))
            yield return DiagnosedEvent.Of(events);
    }

    /// <summary>See <see cref="Protocol.ProtocolRoutes.ReadBytesAfterMethod"/>.</summary>
    public async IAsyncEnumerable<byte[][]> ReadBytesAfter(
        long position,
        string? filter,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (var events in StoredAfter(position, filter, cancellation))
            yield return [.. events.Select(item => item.Json.ToArray())];
    }

    private async IAsyncEnumerable<IReadOnlyList<StoredEvent>> StoredAfter(
        long position,
        string? filter,
        [EnumeratorCancellation] CancellationToken cancellation
    )
    {
        await foreach (var slice in feed.FollowAsync(Checked(position), Parsed(filter), cancellation))
        {
            if (slice.Stored.Count > 0)
                yield return slice.Stored;
        }
    }

    private static EventFilter Parsed(string? filter)
    {
        var (parsed, problem) = EventFilterQuery.Parse(filter ?? "");
        return parsed ?? throw new HubException(problem);
    }

    // Waiting for it would look like a quiet log.
    private long Checked(long position) =>
        position <= log.LastPosition
            ? position
            : throw new HubException($"This log ends at {log.LastPosition}; {position} is a position of another one. Read from 0.");
}

/// <summary>Reads the log from a position on, for ever. A slow reader only falls behind; it holds nobody up.</summary>
public sealed class EventFeed(IEventLog log)
{
    private const int EventsAtOnce = 200;

    /// <summary>Everything after <paramref name="position"/>: what is there, then what comes. Ends when cancelled, by throwing.</summary>
    public IAsyncEnumerable<EventSlice> FollowAsync(long position, CancellationToken cancellation) =>
        FollowAsync(position, EventFilter.All, cancellation);

    /// <summary>Gets what fits of everything after <paramref name="position"/>. Slices in which nothing fits are left out.</summary>
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
