using System.Text.Json;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Redaction;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.SignalR;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>
/// Takes events in. The argument is bound as plain JSON so that a malformed batch gets an answer that says what is wrong, where a typed
/// one would only fail.
/// </summary>
[Authorize(AccessScopes.Ingest)]
internal sealed class IngestHub(
    IngestService ingest,
    SessionOwners owners,
    IngestPace pace,
    OpenPages pages,
    PageContacts contacts,
    TimeProvider time
) : Hub
{
    /// <summary>Stores a batch; see <see cref="Protocol.ProtocolRoutes.AppendMethod"/>.</summary>
    public async Task<IngestReceipt> Append(JsonElement batch)
    {
        try
        {
            // What has come is kept, also when its sender is gone: a page that is being closed sends its last events.
            return await ingest.TakeAsync(batch, Sender, CancellationToken.None);
        }
        catch (EventLogException notKept)
        {
            throw new HubException(notKept.Message);
        }
    }

    /// <summary>Lets the owner send events to this page; see <see cref="Protocol.ProtocolRoutes.AttachMethod"/>.</summary>
    public async Task<AttachReceipt> Attach(string? run, string? session, string? secret)
    {
        await Task.Delay(pace.Take(Sender, Identifiers.IsValid(session) ? session : null, units: 1), time);
        if (!Identifiers.IsValid(run) || !Identifiers.IsValid(session))
            return new() { Outcome = AttachOutcome.BadName };
        try
        {
            if (await owners.ClaimAsync(session, Sender, secret, CancellationToken.None) is not { } own)
                return new() { Outcome = AttachOutcome.Taken };
            var isKnown = pages.Add(
                Context.ConnectionId,
                run,
                session,
                Sender.Origin is { Length: > 0 } origin ? Redactor.Redact(origin) : null
            );
            return new() { Outcome = isKnown ? AttachOutcome.Attached : AttachOutcome.Full, Secret = own };
        }
        catch (EventLogException unreadable)
        {
            throw new HubException(unreadable.Message);
        }
    }

    /// <inheritdoc/>
    public override Task OnConnectedAsync()
    {
        owners.Connected(Context.ConnectionId);
        if (Context.GetHttpContext() is { } context && ContactWatch.OriginOf(context.Request) is { } origin)
            contacts.Connected(origin);
        return base.OnConnectedAsync();
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        pages.Remove(Context.ConnectionId);
        owners.Disconnected(Context.ConnectionId);
        pace.Forget(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    // The browser says where the page is from, not the page.
    private Sender Sender => Sender.Of(Context.GetHttpContext()?.Request, Context.ConnectionId);
}

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
