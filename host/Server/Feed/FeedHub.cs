using System.Runtime.CompilerServices;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace KojiWidgetHarness.Host.Feed;

/// <summary>Hands events out.</summary>
[Authorize(AccessScopes.Read)]
internal sealed class FeedHub(EventFeed feed) : Hub
{
    /// <summary>See <see cref="Protocol.ProtocolRoutes.ReadAfterMethod"/>.</summary>
    public async IAsyncEnumerable<IReadOnlyList<EventEnvelope>> ReadAfter(
        long position, string? run, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var slice in feed.FollowAsync(position, cancellation))
        {
            var events = run is null ? slice.Events : [.. slice.Events.Where(item => item.Run == run)];
            if (events.Count > 0)
                yield return events;
        }
    }
}
