using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Host.Dashboard.Details.Exchanges;

/// <summary>The exchange that an event of the API tells.</summary>
internal static class ExchangeOf
{
    /// <summary>The exchange, its bodies perhaps cut; null when the event tells none.</summary>
    public static TrafficRecord? Event(EventEnvelope item)
    {
        if (item is not { Source: EventSource.Api, Raw.Text: var text })
            return null;
        try
        {
            return JsonSerializer.Deserialize(text, ProtocolJson.Default.TrafficRecord);
        }
        catch (JsonException)
        {
            // An event of a host of another version, imported.
            return null;
        }
    }
}
