using System.Globalization;
using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Text;

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

/// <summary>What an exchange is, in words.</summary>
internal static class ExchangeWords
{
    public static string Ended(TrafficRecord exchange) =>
        (exchange.Outcome, exchange.Status) switch
        {
            (TrafficOutcome.Answered, { } status) => $"{status}",
            (TrafficOutcome.AbortedByClient, { } status) => $"{status}, and the caller closed the connection before the end",
            (TrafficOutcome.AbortedByClient, null) => "none: the caller closed the connection first",
            (_, { } status) => $"{status}, and the simulator closed the connection before the end",
            _ => "none: the simulator closed the connection",
        };

    public static string Length(TrafficBody body) =>
        body switch
        {
            { Text: null } => $"{Bytes(body)}, not kept as text",
            { Truncated: true } => $"{Bytes(body)}, of which this is the beginning",
            _ => Bytes(body),
        };

    public static string Took(TrafficRecord exchange) => TimeText.Rounded(exchange.DurationMs);

    private static string Bytes(TrafficBody body) =>
        body.Bytes == 1 ? "1 byte" : $"{body.Bytes.ToString("#,0", CultureInfo.InvariantCulture)} bytes";
}
