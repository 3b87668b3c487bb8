using System.Text.Json;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Host.Replays;
using KojiWidgetHarness.Host.Security;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>
/// Takes events in. The argument is bound as plain JSON so that a malformed batch gets an answer that says what is wrong, where a typed
/// one would only fail.
/// </summary>
[Authorize(AccessScopes.Ingest)]
internal sealed class IngestHub(IngestService ingest, OpenPages pages) : Hub
{
    /// <summary>Stores a batch; see <see cref="Protocol.ProtocolRoutes.AppendMethod"/>.</summary>
    public async Task<IngestReceipt> Append(JsonElement batch)
    {
        try
        {
            // What has come is kept, also when its sender is gone: a page that is being closed sends its last events.
            return await ingest.TakeAsync(batch, recorded: false, CancellationToken.None);
        }
        catch (EventLogException notKept)
        {
            throw new HubException(notKept.Message);
        }
    }

    /// <summary>Lets the owner send events to this page; see <see cref="Protocol.ProtocolRoutes.AttachMethod"/>.</summary>
    public void Attach(string run, string session)
    {
        if (!Identifiers.IsValid(run) || !Identifiers.IsValid(session))
            throw new HubException(Identifiers.Rule);
        // The browser says where the page is from, not the page.
        var origin = Context.GetHttpContext()?.Request.Headers.Origin.ToString();
        pages.Add(Context.ConnectionId, run, session, string.IsNullOrEmpty(origin) ? null : origin);
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        pages.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }
}
