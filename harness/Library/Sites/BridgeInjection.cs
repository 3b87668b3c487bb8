using System.Text.Json;
using KojiWidgetHarness.Harness.Events;
using KojiWidgetHarness.Harness.Http;
using KojiWidgetHarness.Harness.Scenarios;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using Microsoft.Playwright;

namespace KojiWidgetHarness.Harness.Sites;

/// <summary>Puts the bridge into a page that does not carry it.</summary>
internal static class BridgeInjection
{
    private const string Binding = "kojiHarnessDeliver";

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
        await context.Page.ExposeBindingAsync(Binding, async (BindingSource source, string text) =>
        {
            // Every frame can call it; only the page's own may.
            if (source.Frame != context.Page.MainFrame)
                throw new InvalidOperationException("Only the page itself holds a bridge.");
            var batch = JsonSerializer.Deserialize(text, ProtocolJson.Default.EventBatch)
                ?? throw new InvalidOperationException("The bridge sent null where a batch belongs.");
            var receipt = await ingest.AppendAsync(documents.OfOneSession(batch), CancellationToken.None);
            return JsonSerializer.Serialize(receipt, ProtocolJson.Default.IngestReceipt);
        });
        await context.Page.AddInitScriptAsync($$"""
            if (window === top && location.protocol.startsWith('http')) {
              {{bridge}}
              globalThis.KojiBridge = KojiBridge;
              const deliver = globalThis.{{Binding}};
              KojiBridge.start({
                host: {{JsonSerializer.Serialize(context.Target.Host.AbsoluteUri)}},
                run: {{JsonSerializer.Serialize(context.Run)}},
                widgetOrigins: {{JsonSerializer.Serialize(widgetOrigins)}},
                deliver: async batch => JSON.parse(await deliver(JSON.stringify(batch))),
              });
            }
            """);
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
                return batch with { Session = session, Events = [.. batch.Events.Select(item => item with { Sequence = item.Sequence + offset })] };
            }
        }
    }
}
