using System.Text.Json;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>The way in: gate, then log. Every refusal is logged and told to the sender.</summary>
internal sealed partial class IngestService(IngestGate gate, IEventLog log, ILogger<IngestService> logger)
{
    /// <exception cref="EventLogException">Nothing was kept; the message says why.</exception>
    public async Task<IngestReceipt> TakeAsync(JsonElement body, CancellationToken cancellation)
    {
        var (batch, refusals) = gate.Judge(body);
        foreach (var refusal in refusals)
            LogRefused(refusal.Sequence, refusal.Reason, refusal.Detail);

        var stored = batch is null ? 0 : await log.AppendAsync(batch, cancellation);
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
