using System.Text.Json;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>
/// Takes the last events of a page that goes away. <c>sendBeacon</c> can neither set a header nor read the answer, so the token is in the
/// query and the body is JSON sent as plain text, which needs no CORS preflight.
/// </summary>
internal static class BeaconEndpoint
{
    public static void MapBeacon(this IEndpointRouteBuilder routes) =>
        routes.MapPost(ProtocolRoutes.IngestBeacon, Take).RequireAuthorization(AccessScopes.Ingest);

    private static async Task<Results<Ok<IngestReceipt>, BadRequest<string>, StatusCodeHttpResult>> Take(
        HttpRequest request,
        IngestService ingest,
        IngestPace pace,
        OriginShares shares,
        CancellationToken cancellation
    )
    {
        var sender = Sender.Of(request, connection: null);
        // Nothing slows down a sender that waits for no answer.
        if (pace.Refuses(sender) || shares.Refuses(sender.Origin))
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        if (request.ContentLength is null or > EventLimits.BatchBytes)
            return TypedResults.StatusCode(StatusCodes.Status413PayloadTooLarge);

        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellation);
            return TypedResults.Ok(await ingest.TakeAsync(body.RootElement, sender, cancellation, (int)request.ContentLength));
        }
        catch (JsonException)
        {
            return TypedResults.BadRequest("The body is not JSON.");
        }
        catch (EventLogException)
        {
            // The log says why; a beacon does not read its answer.
            return TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }
}
