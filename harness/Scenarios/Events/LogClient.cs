using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Addresses;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Replays;
using KojiWidgetHarness.Scenarios.Http;

namespace KojiWidgetHarness.Scenarios.Events;

/// <summary>A host's log over HTTP.</summary>
public sealed class LogClient : IDisposable
{
    private readonly HttpClient http;

    /// <summary>A client of the host at this address.</summary>
    public LogClient(WebAddress host, string readerToken) => http = new HostDoor(host, readerToken).NewClient();

    /// <summary>
    /// At most <paramref name="most"/> events that fit, newest first, of those before a position; null begins at the newest.
    /// </summary>
    /// <exception cref="HttpRequestException">The host is not there, or refuses.</exception>
    public async Task<EventPage> PageAsync(EventFilter filter, long? before, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        string[] query =
        [
            filter.ToQuery(),
            before is null ? "" : $"{ProtocolRoutes.BeforeParameter}={before}",
            $"{ProtocolRoutes.MostParameter}={most}",
        ];
        var address = $"{ProtocolRoutes.Events}?{string.Join('&', query.Where(part => part.Length > 0))}";
        return
            // What comes from elsewhere may hold it.
            await http.GetFromJsonAsync(address, ProtocolJson.Default.EventPage, cancellation) is { } page
            && !page.Events.Contains(null!) // It is what the type says cannot be.
            ? page
            : throw new JsonException("The host answered null where events belong.");
    }

    /// <summary>Position of the newest event; 0 while there is none.</summary>
    /// <exception cref="HttpRequestException">The host is not there, or refuses.</exception>
    public async Task<long> LastPositionAsync(CancellationToken cancellation) =>
        (await PageAsync(EventFilter.All, before: null, most: 1, cancellation)).Events is [var newest] ? newest.Envelope.Position : 0;

    /// <summary>The event with this position or id; null when there is none.</summary>
    /// <exception cref="HttpRequestException">The host is not there, or refuses.</exception>
    public async Task<StoredEvent?> FindAsync(string positionOrId, CancellationToken cancellation)
    {
        using var response = await http.GetAsync($"{ProtocolRoutes.Events}/{Uri.EscapeDataString(positionOrId)}", cancellation);
        if (response.StatusCode == HttpStatusCode.NotFound)
            return null;
        response.EnsureSuccessStatusCode();
        return new StoredEvent(await response.Content.ReadAsByteArrayAsync(cancellation));
    }

    /// <summary>Sends a recorded event to an open host page once more.</summary>
    /// <param name="positionOrId">The event.</param>
    /// <param name="session">The page; null for the only one that is open.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="HttpRequestException">The host is not there, or refuses.</exception>
    public async Task<ReplayReceipt> ReplayAsync(string positionOrId, string? session, CancellationToken cancellation)
    {
        var query = session is null ? "" : $"?{ProtocolRoutes.SessionParameter}={Uri.EscapeDataString(session)}";
        var address = $"{ProtocolRoutes.Events}/{Uri.EscapeDataString(positionOrId)}{ProtocolRoutes.ReplaySuffix}{query}";
        using var response = await http.PostAsync(address, content: null, cancellation);
        // What keeps an event from being sent is an answer, too.
        if (response.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.Conflict))
            response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(ProtocolJson.Default.ReplayReceipt, cancellation)
            ?? throw new JsonException("The host answered null where a receipt belongs.");
    }

    /// <summary>Puts events of another log in, trusted as they were there.</summary>
    /// <exception cref="HttpRequestException">The host is not there, or refuses.</exception>
    public async Task<IngestReceipt> ImportAsync(EventBatch batch, CancellationToken cancellation)
    {
        using var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(batch, ProtocolJson.Default.EventBatch));
        content.Headers.ContentType = new("application/json");
        using var response = await http.PostAsync(ProtocolRoutes.Events, content, cancellation);
        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync(ProtocolJson.Default.IngestReceipt, cancellation)
            ?? throw new JsonException("The host answered null where a receipt belongs.");
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
