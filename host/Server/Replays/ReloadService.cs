using KojiWidgetHarness.Host.Ingest;
using KojiWidgetHarness.Protocol;
using Microsoft.AspNetCore.SignalR;

namespace KojiWidgetHarness.Host.Replays;

/// <summary>Lets an open host page load itself anew, when the host's owner asks for it.</summary>
internal sealed class ReloadService(OpenPages pages, IHubContext<IngestHub> hub, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Asks a page.</summary>
    /// <param name="session">The page.</param>
    /// <param name="cancellation">Ends the wait for its answer.</param>
    /// <returns>What came of it, in one line for people.</returns>
    public async Task<string> AskAsync(string session, CancellationToken cancellation)
    {
        if (pages.ConnectionOf(session) is not { } connection)
            return $"The page {session} is no longer open.";
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            if (await hub.Clients.Client(connection).InvokeAsync<bool>(ProtocolRoutes.ReloadMethod, either.Token))
                return $"The page {session} is loading itself anew.";
        }
        catch (Exception silent)
            when (silent is HubException or IOException or OperationCanceledException && !cancellation.IsCancellationRequested)
        {
            // Like a page that answers no.
        }

        return $"The page {session} did not answer: it is frozen, has just gone, or has an older bridge. Reload it in its own window.";
    }
}
