using System.Runtime.InteropServices;
using System.Text.Json;
using KojiWidgetHarness.Host.EventLog;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Redaction;
using Microsoft.Net.Http.Headers;

namespace KojiWidgetHarness.Host.Ingest;

/// <summary>The way in: gate, then log. Every refusal is logged, written down and reported to the sender.</summary>
internal sealed partial class IngestService(
    IngestGate gate,
    SessionOwners owners,
    IngestPace pace,
    OriginShares shares,
    PageContacts contacts,
    IEventLog log,
    RefusalBook book,
    TimeProvider time,
    ILogger<IngestService> logger
)
{
    /// <param name="body">The batch, as it came.</param>
    /// <param name="sender">Who sends it; null for the log's owner, who brings in what another host has judged.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <param name="bytes">How long the body was, with what stood around the batch.</param>
    /// <exception cref="EventLogException">Nothing was kept; the message says why.</exception>
    public async Task<IngestReceipt> TakeAsync(JsonElement body, Sender? sender, CancellationToken cancellation, int bytes = 0)
    {
        if (sender is not null)
            await WaitAsync(WaitFor(body, sender, bytes), cancellation);
        var (batch, refusals, session) = gate.Judge(body, recorded: sender is null);
        string? secret = null;
        if (sender is not null && batch is { Events.Count: > 0 })
        {
            var shown = IngestGate.Text(body, "secret");
            secret = await owners.ClaimAsync(batch.Session, sender, shown, cancellation);
            if (secret is null)
            {
                refusals = [Taken(batch.Session)];
                batch = null;
            }
            else if (secret == shown)
            {
                secret = null;
            }
        }

        // A refusal quotes what it is about.
        refusals = [.. refusals.Select(refusal => refusal with { Detail = Redactor.Redact(refusal.Detail) })];
        book.Add(session, refusals);
        foreach (var refusal in refusals)
            LogRefused(refusal.Sequence, refusal.Reason, refusal.Detail);

        var stored = batch is null ? 0 : await log.AppendAsync(batch, cancellation);
        if (sender is not null && batch is not null)
        {
            shares.Add(sender.Origin, stored, batch.Events.Sum(item => (long)item.Fields.Length));
            contacts.Heard(sender.Origin, batch.Session, batch.Events.Any(item => item.Code == EventCodes.FrameFound));
        }

        return new IngestReceipt
        {
            Stored = stored,
            Duplicates = (batch?.Events.Count ?? 0) - stored,
            Secret = secret,
            Refusals = refusals,
        };
    }

    private Task WaitAsync(TimeSpan wait, CancellationToken cancellation) =>
        wait == TimeSpan.Zero ? Task.CompletedTask : Task.Delay(wait, time, cancellation);

    // Counted before anything is read closer: reading is work, too.
    private TimeSpan WaitFor(JsonElement body, Sender sender, int bytes)
    {
        var isBatch =
            body.ValueKind == JsonValueKind.Object
            && body.TryGetProperty("events", out var events)
            && events.ValueKind == JsonValueKind.Array;
        var session = isBatch && IngestGate.Text(body, "session") is { } named && Identifiers.IsValid(named) ? named : null;
        var units = IngestPace.UnitsOf(
            isBatch ? body.GetProperty("events").GetArrayLength() : 1,
            Math.Max(bytes, JsonMarshal.GetRawUtf8Value(body).Length)
        );
        var (pause, more) = (pace.Take(sender, session, units), shares.WaitFor(sender.Origin, units));
        return pause > more ? pause : more;
    }

    private static Refusal Taken(string session) =>
        new()
        {
            Reason = RefusalReason.SessionTaken,
            Detail = $"The session '{session}' is another page's. Leave the name out, and each page load gets one of its own.",
        };

    [LoggerMessage(LogLevel.Warning, "Refused event {Sequence}: {Reason}. {Detail}")]
    private partial void LogRefused(long? sequence, RefusalReason reason, string detail);
}

/// <summary>Who sends, as the host sees it and not as the sender says.</summary>
/// <param name="Origin">The web origin that the browser names; empty for a program that is not a browser.</param>
/// <param name="Connection">The hub connection; null for a request of its own.</param>
internal sealed record Sender(string Origin, string? Connection)
{
    public static Sender Of(HttpRequest? request, string? connection) =>
        new(request?.Headers[HeaderNames.Origin].ToString() ?? "", connection);
}
