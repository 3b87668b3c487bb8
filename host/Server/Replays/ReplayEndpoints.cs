using KojiWidgetHarness.Host.Feed;
using KojiWidgetHarness.Host.Ingest;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Replays;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Host.Replays;

/// <summary>Open host pages, and sending them events again. For the owner alone: a page's token opens neither.</summary>
internal static class ReplayEndpoints
{
    public static void MapReplays(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").RequireAuthorization(AccessScopes.ReadByToken).AddEndpointFilter(EventEndpoints.ReportUnusableLog);
        group.MapGet(ProtocolRoutes.OpenPages, (OpenPages pages) => TypedResults.Ok(pages.All));
        group.MapPost($"{ProtocolRoutes.Events}/{{positionOrId}}{ProtocolRoutes.ReplaySuffix}", SendAsync).DisableAntiforgery();
    }

    private static async Task<Results<Ok<ReplayReceipt>, NotFound<ReplayReceipt>, Conflict<ReplayReceipt>>> SendAsync(
        string positionOrId,
        ReplayService replays,
        CancellationToken cancellation,
        string? session = null
    )
    {
        var receipt = await replays.SendAsync(positionOrId, session, cancellation);
        return receipt.Outcome switch
        {
            ReplayOutcome.Dispatched => TypedResults.Ok(receipt),
            ReplayOutcome.UnknownEvent => TypedResults.NotFound(receipt),
            _ => TypedResults.Conflict(receipt),
        };
    }
}
