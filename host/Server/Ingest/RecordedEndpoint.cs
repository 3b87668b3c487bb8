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

    private static async Task<Results<Ok<IngestReceipt>, ProblemHttpResult>> Take(
        HttpRequest request,
        IngestService ingest,
        CancellationToken cancellation
    )
    {
        if (request.ContentLength is null or > EventLimits.BatchBytes)
            return TypedResults.Problem(
                $"A batch has at most {EventLimits.BatchBytes} bytes, and says how many.",
                statusCode: StatusCodes.Status413PayloadTooLarge
            );

        try
        {
            using var body = await JsonDocument.ParseAsync(request.Body, cancellationToken: cancellation);
            return TypedResults.Ok(await ingest.TakeAsync(body.RootElement, sender: null, cancellation));
        }
        catch (JsonException)
        {
            return TypedResults.Problem("The body is not JSON.", statusCode: StatusCodes.Status400BadRequest);
        }
        catch (EventLogException unusable)
        {
            return TypedResults.Problem(unusable.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
