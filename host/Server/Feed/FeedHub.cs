using System.Runtime.CompilerServices;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace KojiWidgetHarness.Host.Feed;

/// <summary>Hands events out.</summary>
[Authorize(AccessScopes.Read)]
internal sealed class FeedHub(EventFeed feed, IEventLog log) : Hub
{
    /// <summary>See <see cref="Protocol.ProtocolRoutes.ReadAfterMethod"/>.</summary>
    public async IAsyncEnumerable<IReadOnlyList<StoredEvent>> ReadAfter(
        long position, string? filter, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (chosen, problem) = EventFilterQuery.Parse(filter ?? "");
        if (chosen is null)
            throw new HubException(problem);
        if (position > log.LastPosition)
            throw new HubException($"This log ends at {log.LastPosition}; {position} is a position of another one. Read from 0.");

        await foreach (var slice in feed.FollowAsync(position, chosen, cancellation))
        {
            if (slice.Stored.Count > 0)
                yield return slice.Stored;
        }
    }
}
