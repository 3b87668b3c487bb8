using System.Text.Json;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>The way in: gate, then log. Every refusal is logged, written down and told to the sender.</summary>
internal sealed partial class IngestService(IngestGate gate, IEventLog log, RefusalBook book, ILogger<IngestService> logger)
{
    /// <param name="body">The batch, as it came.</param>
    /// <param name="recorded">Whether it comes from the log of a host, by its owner, and not from a page.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="EventLogException">Nothing was kept; the message says why.</exception>
    public async Task<IngestReceipt> TakeAsync(JsonElement body, bool recorded, CancellationToken cancellation)
    {
        var (batch, refusals, session) = gate.Judge(body, recorded);
        book.Add(session, refusals);
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
