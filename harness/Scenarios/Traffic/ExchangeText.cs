using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;
using KojiWidgetHarness.Protocol.Text;

namespace KojiWidgetHarness.Scenarios.Traffic;

/// <summary>An exchange as the text of an event, within the bounds of events whatever the caller wrote.</summary>
internal static class ExchangeText
{
    private const int LongestPath = 1_000;
    private const int LongestWord = 100;

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

        // What is escaped in JSON takes six times the room.
        text = Text(Bare(record, LongestPath, LongestWord));
        return new()
        {
            Text = text.Length <= EventLimits.RawCharacters ? text : Text(Bare(record, LongestPath / 6, LongestWord / 6)),
            Truncated = true,
        };
    }

    private static TrafficRecord Bare(TrafficRecord record, int path, int word) =>
        record with
        {
            Method = record.Method.Shortened(word),
            Path = record.Path.Shortened(path),
            Protocol = record.Protocol.Shortened(word),
            Fault = record.Fault is { } fault ? fault.Shortened(word) : null,
            InterviewId = record.InterviewId is { } interview ? interview.Shortened(word) : null,
            ProjectId = record.ProjectId is { } project ? project.Shortened(word) : null,
            RequestHeaders = [],
            RequestBody = Cut(record.RequestBody, 0),
            ResponseHeaders = [],
            ResponseBody = Cut(record.ResponseBody, 0),
        };

    private static string Text(TrafficRecord record) => JsonSerializer.Serialize(record, ProtocolJson.Default.TrafficRecord);

    private static TrafficBody? Cut(TrafficBody? body, int keep) =>
        body?.Text is { } text && text.Length > keep ? body with { Text = text.Beginning(keep), Truncated = true } : body;
}
