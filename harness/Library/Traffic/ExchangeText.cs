using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;

namespace KojiWidgetHarness.Harness.Traffic;

/// <summary>An exchange as the text of an event, within the bounds of events.</summary>
internal static class ExchangeText
{
    private const int LongestPath = 1_000;

    public static RawPayload Of(TrafficRecord record)
    {
        var text = Text(record);
        if (text.Length <= EventLimits.RawCharacters)
            return new() { Text = text, Truncated = false };

        // Bodies first: headers and status say more in the same room.
        foreach (var keep in new[] { 1_000, 500, 250, 0 })
        {
            text = Text(record with { RequestBody = Cut(record.RequestBody, keep), ResponseBody = Cut(record.ResponseBody, keep) });
            if (text.Length <= EventLimits.RawCharacters)
                return new() { Text = text, Truncated = true };
        }

        var bare = record with
        {
            Path = record.Path.Length <= LongestPath ? record.Path : record.Path[..LongestPath] + "…",
            RequestHeaders = [],
            RequestBody = Cut(record.RequestBody, 0),
            ResponseHeaders = [],
            ResponseBody = Cut(record.ResponseBody, 0),
        };
        return new() { Text = Text(bare), Truncated = true };
    }

    private static string Text(TrafficRecord record) => JsonSerializer.Serialize(record, ProtocolJson.Default.TrafficRecord);

    private static TrafficBody? Cut(TrafficBody? body, int keep) =>
        body?.Text is { } text && text.Length > keep ? body with { Text = text[..keep], Truncated = true } : body;
}
