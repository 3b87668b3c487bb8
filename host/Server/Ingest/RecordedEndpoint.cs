using System.Text.Json;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.Http.HttpResults;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>
/// Takes events of another host's log in. Their trust stands as that host judged it, so this needs the token that no page has.
/// </summary>
internal static class RecordedEndpoint
{
    public static void MapRecorded(this IEndpointRouteBuilder routes) =>
        routes.MapPost(ProtocolRoutes.Events, Take).RequireAuthorization(AccessScopes.ReadByToken).DisableAntiforgery();

    private static async Task<Results<Ok<IngestReceipt>, BadRequest<string>, ContentHttpResult>> Take(
        HttpRequest request, IngestService ingest, CancellationToken cancellation)
    {
        if (request.ContentLength is null or > EventLimits.BatchBytes)
            return TypedResults.Text($"A batch has at most {EventLimits.BatchBytes} bytes, and says how many.", statusCode: StatusCodes.Status413PayloadTooLarge);

        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellation);
            return TypedResults.Ok(await ingest.TakeAsync(body.RootElement, recorded: true, cancellation));
        }
        catch (JsonException)
        {
            return TypedResults.BadRequest("The body is not JSON.");
        }
        catch (EventLogException unusable)
        {
            return TypedResults.Text(unusable.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
