using System.Globalization;
using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Printing;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>How an event is written for a reader other than a person at a terminal.</summary>
internal static class EventFormat
{
    public const string Human = "human";
    public const string Json = "json";
    public const string Logfmt = "logfmt";
    public const string Markdown = "md";

    /// <summary>One line.</summary>
    public static string Write(EventEnvelope item, string format) => format switch
    {
        Json => PrintedText.Json(JsonSerializer.Serialize(item, ProtocolJson.Default.EventEnvelope)),
        Logfmt => string.Join(' ', Fields(item).Select(field => $"{field.Key}={Quoted(field.Value)}")),
        Markdown => $"| {string.Join(" | ", Cells(item).Select(Cell))} |",
        _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Choose json, logfmt or md."),
    };

    /// <summary>What stands before the first line; empty for most.</summary>
    public static string Head(string format) => format == Markdown
        ? "| position | time | source | code | trust | message | likely cause |\n|---|---|---|---|---|---|---|\n"
        : "";

    /// <summary>What the page saw of why, in words; empty when it is no error or nothing fits.</summary>
    public static string LikelyCauses(EventEnvelope item) => item.Evidence is { } evidence
        ? string.Join(" or ", Diagnostician.Diagnose(item.Code, evidence).Where(found => found.Confidence != Confidence.Possible).Select(found => found.Cause.Value))
        : "";

    private static IEnumerable<KeyValuePair<string, string>> Fields(EventEnvelope item)
    {
        (string Key, string? Value)[] all =
        [
            ("time", Time(item)), ("level", item.Severity.ToName()), ("code", item.Code.Value), ("position", $"{item.Position}"),
            ("source", item.Source.ToName()), ("trust", item.Trust.Level.ToName()), ("run", item.Run), ("session", item.Session),
            ("sequence", $"{item.Sequence}"), ("origin", item.Origin), ("msg", item.Message), ("likely_cause", LikelyCauses(item)),
        ];
        return all.Where(field => !string.IsNullOrEmpty(field.Value)).Select(field => KeyValuePair.Create(field.Key, field.Value!));
    }

    private static IEnumerable<string> Cells(EventEnvelope item) =>
        [$"{item.Position}", Time(item), item.Source.ToName(), item.Code.Value, item.Trust.Level.ToName(), item.Message ?? "", LikelyCauses(item)];

    private static string Time(EventEnvelope item) => item.OccurredAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string Quoted(string value) =>
        value.Any(letter => letter is ' ' or '=' or '"' or '#' or '\t' or '\n') || PrintedText.Of(value) != value
            ? PrintedText.Json(JsonSerializer.Serialize(value, ProtocolJson.Default.String))
            : value;

    // A bar would begin another cell, a line break another row, and anything like a tag, a link or a picture would be one.
    private static string Cell(string text) => string.Concat(PrintedText.Line(text).Select(letter => letter switch
    {
        '|' or '\\' or '[' or '`' => $"\\{letter}",
        '<' => "&lt;",
        _ => letter.ToString(),
    }));
}
