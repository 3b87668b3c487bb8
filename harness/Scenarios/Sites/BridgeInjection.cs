using System.Text.Json;
using KojiWidgetHarness.Checks.Http;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Context;
using KojiWidgetHarness.Scenarios.Events;

namespace KojiWidgetHarness.Scenarios.Sites;

/// <summary>Puts the bridge into a page that does not carry it.</summary>
internal static class BridgeInjection
{
    /// <summary>
    /// From the next document on, before any script of the page. Neither the script nor its events need the page's network, so no policy of
    /// the page is in their way.
    /// </summary>
    public static async Task PutIntoAsync(ScenarioContext context, IReadOnlyList<string> widgetOrigins, CancellationToken cancellation)
    {
        using var http = HarnessHttp.NewClient();
        var bridge = await http.GetStringAsync(new Uri(context.Target.Host, ProtocolRoutes.BridgeScript), cancellation);
        var ingest = await IngestConnection.OpenAsync(context.Target.Host, context.Target.IngestToken, cancellation);
        context.Own(ingest);

        var documents = new Documents(context.Session);
        var channel = await PageChannel.OpenAsync(context.Page, context.Browser == BrowserKind.Chromium, text =>
            TakeAsync(text, documents, ingest)
        );
        context.Own(channel);
        // A frame's own global object has the function, too: there, only what takes it away runs.
        await context.Page.AddInitScriptAsync(
            $$"""
            {
              const send = globalThis.{{channel.Name}};
              delete globalThis.{{channel.Name}};
              if (window === top && location.protocol.startsWith('http')) {
                {{bridge}}
                globalThis.KojiBridge = KojiBridge;
                const { seal } = KojiBridge;
                KojiBridge.start({
                  host: {{JsonSerializer.Serialize(context.Target.Host.AbsoluteUri)}},
                  run: {{JsonSerializer.Serialize(context.Run)}},
                  widgetOrigins: {{JsonSerializer.Serialize(widgetOrigins)}},
                  deliver: async batch => {
                    send(seal(batch));
                    return { stored: batch.events.length, duplicates: 0, refusals: [] };
                  },
                });
              }
            }
            """
        );
    }

    private static async Task TakeAsync(string text, Documents documents, IngestConnection ingest)
    {
        try
        {
            if (JsonSerializer.Deserialize(text, ProtocolJson.Default.EventBatch) is { Events.Count: > 0 } batch)
                await ingest.AppendAsync(documents.OfOneSession(batch), CancellationToken.None);
        }
        catch (JsonException)
        {
            // Not the bridge's: where a page can reach the channel, it can write nonsense into it.
        }
    }

    /// <summary>
    /// A page may load several documents one after the other, each with a bridge that counts from 1. They become one session whose numbers
    /// go on.
    /// </summary>
    private sealed class Documents(string session)
    {
        private readonly Lock gate = new();
        private readonly Dictionary<string, long> offsets = [];
        private long highest;

        public EventBatch OfOneSession(EventBatch batch)
        {
            lock (gate)
            {
                if (!offsets.TryGetValue(batch.Session, out var offset))
                    offsets[batch.Session] = offset = highest;
                highest = Math.Max(highest, offset + batch.Events.Max(item => item.Sequence));
                return batch with
                {
                    Session = session,
                    Events = [.. batch.Events.Select(item => item with { Sequence = item.Sequence + offset })],
                };
            }
        }
    }
}
