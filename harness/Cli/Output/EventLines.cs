using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>Events as a person at a terminal wants them.</summary>
internal static class EventLines
{
    private const int LongestMessage = 120;

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
        AnsiConsole.MarkupLine(
            $"[grey]{item.Position,6} {item.OccurredAt.ToLocalTime():HH:mm:ss.fff}[/] [{colour}]{mark}[/] {item.Source.ToName(),-8}"
            + $"[{colour}]{MarkupText.Of(item.Code.Value),-22}[/] {MarkupText.Of(item.Message ?? item.Raw?.Text, LongestMessage)}[grey]{MarkupText.Of(untrusted)}[/]");
    }

    /// <summary>What the page saw of why, below an error.</summary>
    public static void WriteWhy(EventEnvelope item)
    {
        if (item is not { Severity: Severity.Error, Evidence: { Count: > 0 } evidence })
            return;
        var found = Diagnostician.Examine(item.Code, evidence, item.Frame);
        if (found.Causes.Count == 0)
            Line("why", "not known from what the page saw");
        foreach (var cause in found.Causes)
        {
            Line(cause.Confidence == Confidence.Possible ? "maybe" : "why", CauseCatalog.Find(cause.Cause)?.Summary ?? cause.Cause.Value);
            Line("fix", cause.Fix);
        }

        if (found.Next is { } next)
            Line("tell", next.Command is null ? next.Look : $"{next.Look} {next.Command}");

        static void Line(string word, string text) => AnsiConsole.MarkupLine($"{"",22}[grey]{word}:[/] {MarkupText.Of(text)}");
    }
}
