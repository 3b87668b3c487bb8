using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.Feed;
using KojiWidgetHarness.Host.Ingest;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Replays;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.SignalR;

namespace KojiWidgetHarness.Host.Replays;

/// <summary>Sends a recorded message to an open host page once more, on the owner's behalf.</summary>
internal sealed class ReplayService(IEventLog log, OpenPages pages, IHubContext<IngestHub> hub, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Why an event cannot be sent again, in one line; null when it can.</summary>
    public static string? Hindrance(EventEnvelope item) =>
        item switch
        {
            { Source: not EventSource.Widget } or { Raw: null } =>
                $"Event {item.Position} holds no message: only what a widget said can be said again.",
            // In the widget's name a page would believe what it may have refused.
            { Trust: { Level: TrustLevel.Untrusted, Reason: not TrustReason.Replayed } } =>
                $"Event {item.Position} was not the widget's word, so it is not sent in the widget's name.",
            _ => null,
        };

    /// <summary>Sends an event to a page.</summary>
    /// <param name="positionOrId">The event.</param>
    /// <param name="session">The page; null for the only one that is open.</param>
    /// <param name="cancellation">Ends the wait for the page's answer.</param>
    /// <exception cref="EventLogException">The log cannot be read.</exception>
    public async Task<ReplayReceipt> SendAsync(string positionOrId, string? session, CancellationToken cancellation)
    {
        if (await log.FindAsync(positionOrId, cancellation) is not { Envelope: var item })
            return Of(ReplayOutcome.UnknownEvent, $"The log has no event '{positionOrId}'.");
        if (Hindrance(item) is { } hindrance)
            return Of(ReplayOutcome.NoMessage, hindrance);
        if (item.Raw!.Truncated) // Without one there is a hindrance.
            return Explained(ReplayOutcome.Unreadable, null);

        var open = pages.All;
        return (session ?? (open is [var only] ? only.Session : null), open.Count) switch
        {
            (null, 0) => Of(
                ReplayOutcome.NoPage,
                $"No host page is open. Open {ProtocolRoutes.EmbedPage} of this host, or a page of yours with the bridge."
            ),
            (null, _) => Of(ReplayOutcome.SeveralPages, $"Several host pages are open; name one: {Names(open)}"),
            ({ } chosen, _) when pages.ConnectionOf(chosen) is { } connection => await DispatchAsync(
                item,
                chosen,
                connection,
                cancellation
            ),
            ({ } chosen, 0) => Of(ReplayOutcome.NoPage, $"No open host page has the session '{chosen}', and none else is open."),
            ({ } chosen, _) => Of(ReplayOutcome.NoPage, $"No open host page has the session '{chosen}'. Open are: {Names(open)}"),
        };
    }

    private async Task<ReplayReceipt> DispatchAsync(EventEnvelope item, string session, string connection, CancellationToken cancellation)
    {
        var order = new ReplayOrder
        {
            Replays = item.Replays ?? new EventReference(item.Session, item.Sequence),
            Text = item.Raw!.Text, // Looked for by the caller.
            Frame = item.Frame?.Index,
        };
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            var answer = await hub.Clients.Client(connection).InvokeAsync<ReplayOutcome>(ProtocolRoutes.ReplayMethod, order, either.Token);
            return Explained(answer, session);
        }
        catch (Exception silent)
            when (silent is HubException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            return Explained(ReplayOutcome.NoAnswer, session);
        }
    }

    // A page can answer what it likes; only the first three are its to say.
    private static ReplayReceipt Explained(ReplayOutcome answer, string? session) =>
        answer switch
        {
            ReplayOutcome.Dispatched => Of(
                answer,
                $"Sent again to {session}: the page's listeners have heard it, and the log has it marked as replayed.",
                session
            ),
            ReplayOutcome.NoWidget => Of(
                answer,
                $"The page {session} holds no widget iframe now, so nobody there could have said it.",
                session
            ),
            ReplayOutcome.Unreadable => Of(
                answer,
                "What was recorded is not complete JSON: it was cut, or a secret was taken out of it. It cannot be sent as it was.",
                session
            ),
            _ => Of(
                ReplayOutcome.NoAnswer,
                $"The page {session} did not answer: it is frozen, has just gone, or has an older bridge. Reload it and try again.",
                session
            ),
        };

    private static ReplayReceipt Of(ReplayOutcome outcome, string detail, string? session = null) =>
        new()
        {
            Outcome = outcome,
            Detail = detail,
            Session = session,
        };

    private static string Names(IReadOnlyList<OpenPage> open) =>
        string.Join(", ", open.Take(5).Select(page => page.Session)) + (open.Count > 5 ? ", …" : "");
}

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
