using System.Globalization;
using System.Text;
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

    /// <summary>Writes an event as one line.</summary>
    public static string Write(EventEnvelope item, string format) =>
        format switch
        {
            Json => PrintedText.Json(Encoding.UTF8.GetString(DiagnosedEvent.Of(item).Json.Span)),
            Logfmt => string.Join(' ', Fields(item).Select(field => $"{field.Key}={Quoted(field.Value)}")),
            Markdown => $"| {string.Join(" | ", Cells(item).Select(Cell))} |",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Choose json, logfmt or md."),
        };

    /// <summary>What stands before the first line; empty for most.</summary>
    public static string Head(string format) =>
        format == Markdown
            ? "| position | time | source | code | trust | message | cause | fix |\n|---|---|---|---|---|---|---|---|\n"
            : "";

    private static IEnumerable<KeyValuePair<string, string>> Fields(EventEnvelope item)
    {
        var found = Named(item);
        (string Key, string? Value)[] all =
        [
            ("time", Time(item)),
            ("level", item.Severity.ToName()),
            ("code", item.Code.Value),
            ("position", $"{item.Position}"),
            ("source", item.Source.ToName()),
            ("trust", item.Trust.Level.ToName()),
            ("run", item.Run),
            ("session", item.Session),
            ("sequence", $"{item.Sequence}"),
            ("origin", item.Origin),
            ("msg", item.Message),
            ("cause", Causes(found)),
            ("confidence", found.FirstOrDefault()?.Confidence.ToName()),
            ("fix", Fixes(found)),
        ];
        return all.Where(field => !string.IsNullOrEmpty(field.Value)).Select(field => KeyValuePair.Create(field.Key, field.Value!));
    }

    private static IEnumerable<string> Cells(EventEnvelope item)
    {
        var found = Named(item);
        var causes = found is [var first, ..] ? $"{Causes(found)} ({first.Confidence.ToWords()})" : "";
        return
        [
            $"{item.Position}",
            Time(item),
            item.Source.ToName(),
            item.Code.Value,
            item.Trust.Level.ToName(),
            item.Message ?? "",
            causes,
            Fixes(found),
        ];
    }

    // What is merely possible is not an answer for a column of causes.
    private static List<Diagnosis> Named(EventEnvelope item) =>
        [.. Diagnostician.Diagnose(item).Where(found => found.Confidence != Confidence.Possible)];

    // Several left the same traces; all of them are proven, or all are likely.
    private static string Causes(IEnumerable<Diagnosis> found) => string.Join(" or ", found.Select(item => item.Cause.Value));

    private static string Fixes(IEnumerable<Diagnosis> found) => string.Join(" Or: ", found.Select(item => item.Fix));

    private static string Time(EventEnvelope item) => item.OccurredAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static string Quoted(string value) =>
        value.Any(letter => letter is ' ' or '=' or '"' or '#' or '\t' or '\n') || PrintedText.Of(value) != value
            ? PrintedText.Json(JsonSerializer.Serialize(value, ProtocolJson.Default.String))
            : value;

    // A bar would begin another cell, a line break another row, and anything like a tag, a link or a picture would be one.
    private static string Cell(string text) =>
        string.Concat(
            PrintedText
                .Line(text)
                .Select(letter =>
                    letter switch
                    {
                        '|' or '\\' or '[' or '`' => $"\\{letter}",
                        '<' => "&lt;",
                        _ => letter.ToString(),
                    }
                )
        );
}
