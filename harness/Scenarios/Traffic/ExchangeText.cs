using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Simulation;

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
        return new() { Text = text.Length <= EventLimits.RawCharacters ? text : Text(Bare(record, LongestPath / 6, LongestWord / 6)), Truncated = true };
    }

    /// <summary>The beginning of a text, marked where something is missing.</summary>
    public static string Short(string text, int most) => text.Length <= most ? text : EventLimits.Cut(text, most) + "…";

    private static TrafficRecord Bare(TrafficRecord record, int path, int word) => record with
    {
        Method = Short(record.Method, word),
        Path = Short(record.Path, path),
        Protocol = Short(record.Protocol, word),
        Fault = record.Fault is { } fault ? Short(fault, word) : null,
        InterviewId = record.InterviewId is { } interview ? Short(interview, word) : null,
        ProjectId = record.ProjectId is { } project ? Short(project, word) : null,
        RequestHeaders = [],
        RequestBody = Cut(record.RequestBody, 0),
        ResponseHeaders = [],
        ResponseBody = Cut(record.ResponseBody, 0),
    };

    private static string Text(TrafficRecord record) => JsonSerializer.Serialize(record, ProtocolJson.Default.TrafficRecord);

    private static TrafficBody? Cut(TrafficBody? body, int keep) =>
        body?.Text is { } text && text.Length > keep ? body with { Text = text[..keep], Truncated = true } : body;
}
