using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

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
