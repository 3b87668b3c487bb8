using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using KojiWidgetHarness.Cli.Values;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Printing;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>How an event is written for a reader other than a person at a terminal.</summary>
internal static class EventFormat
{
    /// <summary>Writes an event as one line.</summary>
    public static string Write(EventEnvelope item, string format) =>
        format switch
        {
            OutputFormat.Json => PrintedText.Json(Encoding.UTF8.GetString(DiagnosedEvent.Of(item).Json.Span)),
            OutputFormat.Logfmt => string.Join(' ', Fields(item).Select(field => $"{field.Key}={Quoted(field.Value)}")),
            OutputFormat.Markdown => $"| {string.Join(" | ", Cells(item).Select(Cell))} |",
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "Choose json, logfmt or md."),
        };

    /// <summary>Gets what stands before the first line; empty for most.</summary>
    public static string Head(string format) =>
        format == OutputFormat.Markdown
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
        return all.Where(field => !string.IsNullOrEmpty(field.Value)).Select(field => KeyValuePair.Create(field.Key, field.Value ?? ""));
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

/// <summary>How a command writes events, one after the other: for people or for programs.</summary>
/// <param name="Format">One of <see cref="OutputFormat"/>.</param>
/// <param name="Detail">How much people get of each.</param>
internal sealed record EventOutput(string Format, string Detail)
{
    /// <summary>All that people get: the cause below each error, too.</summary>
    public const string Interactive = "interactive";
    private const string Compact = "compact";
    private const string Quiet = "quiet";

    /// <summary>The option for the format.</summary>
    public static Option<string> FormatOption(string usual = OutputFormat.Human) =>
        OutputFormat.Create("How events are written.", usual, OutputFormat.Logfmt, OutputFormat.Markdown);

    /// <summary>The option for how much people get.</summary>
    public static Option<string> DetailOption() =>
        Forms
            .Choice(Interactive, Compact, Quiet)
            .Option(
                "--output",
                "For people: a line for each event and the cause below errors, the lines alone, or errors that count alone.",
                Interactive
            );

    /// <summary>Writes what stands before the first event.</summary>
    public void Begin() => Console.Out.Write(EventFormat.Head(Format));

    /// <summary>Writes an event.</summary>
    public void Write(EventEnvelope item)
    {
        if (Format != OutputFormat.Human)
        {
            Console.Out.WriteLine(EventFormat.Write(item, Format));
            return;
        }

        var counts = item is { Severity: Severity.Error, Trust.Level: TrustLevel.Trusted };
        if (Detail != Quiet || counts)
            EventLines.Write(item);
        if (Detail == Interactive && counts)
            EventLines.WriteWhy(item);
    }
}

/// <summary>Events as a person at a terminal wants them.</summary>
internal static class EventLines
{
    private const int LongestMessage = 120;
    private const int LongestAddress = 400;

    /// <summary>One line, with a mark for how bad it is and another for what does not count.</summary>
    public static void Write(EventEnvelope item)
    {
        var (mark, colour) = (item.Trust.Level, item.Severity) switch
        {
            _ when item.Replays is not null => ("↻", "grey"),
            (TrustLevel.Untrusted, _) => ("○", "grey"),
            (_, Severity.Error) => ("✕", "red"),
            (_, Severity.Warning) => ("▲", "yellow"),
            _ => ("·", "default"),
        };
        var untrusted = item switch
        {
            { Replays: { } repeated } => $" (replayed: number {repeated.Sequence} of {repeated.Session})",
            { Trust.Level: TrustLevel.Untrusted } => $" (untrusted: {item.Trust.Reason.ToWords()})",
            _ => "",
        };
        HangingLine.Write(
            $"[grey]{item.Position, 6} {item.OccurredAt.ToLocalTime():HH:mm:ss.fff}[/] [{colour}]{mark}[/] {item.Source.ToName(), -8}"
                + $"[{colour}]{MarkupText.Of(item.Code.Value), -22}[/] ",
            $"{MarkupText.Of(item.Message ?? item.Raw?.Text, LongestMessage)}[grey]{MarkupText.Of(untrusted)}[/]"
        );
    }

    /// <summary>Why an error happened, below it.</summary>
    public static void WriteWhy(EventEnvelope item)
    {
        if (item.Severity != Severity.Error)
            return;
        var found = Diagnostician.Examine(item);
        if (found.Causes.Count == 0)
            Line("why", "not known from what was seen");
        foreach (var cause in found.Causes)
        {
            var summary = CauseCatalog.Find(cause.Cause)?.Summary ?? cause.Cause.Value;
            Line(cause.Confidence == Confidence.Possible ? "maybe" : "why", $"{summary} ({cause.Confidence.ToWords()})");
            Line("fix", cause.Fix);
        }

        if (found.Next is { } next)
            Line("tell", next.Command is null ? next.Look : $"{next.Look} {next.Command}");

        static void Line(string word, string text) => HangingLine.Write($"{"", 22}[grey]{word}:[/] ", MarkupText.Of(text));
    }

    /// <summary>What else is known of an event, below it: where it belongs and, of an error, the whole diagnosis.</summary>
    public static void WriteWhole(EventEnvelope item)
    {
        HangingLine.Write(
            "       ",
            $"[grey]session {MarkupText.Of(item.Session)}, number {item.Sequence}, run {MarkupText.Of(item.Run)}, "
                + $"origin {MarkupText.Of(item.Origin ?? "none")}[/]"
        );
        if (item.Frame is { } frame)
            HangingLine.Write("       ", $"[grey]iframe {frame.Index}: {MarkupText.Of(frame.Src, LongestAddress)}[/]");
        if (item.Severity != Severity.Error)
            return;
        var diagnoses = Diagnostician.Diagnose(item);
        foreach (var found in diagnoses)
            WhyCard.Write(found);
        if (diagnoses.Count == 0)
            AnsiConsole.MarkupLine("       The cause is not known from what was seen.");
    }
}
