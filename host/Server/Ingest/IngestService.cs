using System.Text.Json;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>The way in: gate, then log. Every refusal is logged and told to the sender.</summary>
internal sealed partial class IngestService(IngestGate gate, EventStore store, ILogger<IngestService> logger)
{
    public IngestReceipt Take(JsonElement body)
    {
        var (batch, refusals) = gate.Judge(body);
        foreach (var refusal in refusals)
            LogRefused(refusal.Sequence, refusal.Reason, refusal.Detail);

        var stored = batch is null ? 0 : store.Append(batch);
        return new IngestReceipt
        {
            Stored = stored,
            Duplicates = (batch?.Events.Count ?? 0) - stored,
            Refusals = refusals,
        };
    }

    [LoggerMessage(LogLevel.Warning, "Refused event {Sequence}: {Reason}. {Detail}")]
    private partial void LogRefused(long? sequence, RefusalReason reason, string detail);
}
