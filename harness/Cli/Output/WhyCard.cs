using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Corrections;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Verdicts;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>Why a failure happened: cause, how sure that is, what speaks for it, and what to do.</summary>
internal static class WhyCard
{
    public static void Write(Diagnosis found)
    {
        var summary = MarkupText.Of(CauseCatalog.Find(found.Cause)?.Summary ?? found.Cause.Value);
        var text = $"{summary}\n{Lines(found.Evidence)}[bold]Fix:[/] {MarkupText.Of(found.Fix)}{Corrected(found.Correction)}";
        AnsiConsole.Write(
            new Panel(text).Header($" why: {MarkupText.Of(found.Cause.Value)}, {found.Confidence.ToWords()} ").RoundedBorder()
        );
    }

    /// <summary>Writes what was seen, and what would tell more, where no cause is known.</summary>
    public static void WriteUnknown(IReadOnlyList<Evidence> evidence)
    {
        var text = $"{Lines(evidence)}[bold]What would tell:[/] {MarkupText.Of(ExpectedAndSeen.WhatWouldTell(evidence), longest: 600)}";
        AnsiConsole.Write(new Panel(text).Header($" why: {ExpectedAndSeen.UnknownCause} ").RoundedBorder());
    }

    private static string Lines(IEnumerable<Evidence> evidence) =>
        string.Concat(
            evidence.Select(item => $"[grey]{item.Fact.ToWords()}[/] {MarkupText.Of(item.Value)} [grey]({item.Place.ToWords()})[/]\n")
        );

    private static string Corrected(Correction? correction) =>
        correction is null
            ? ""
            : $"\n[bold]Corrected {correction.Kind.ToWords()}:[/]\n[green]{Markup.Escape(correction.Text)}[/]\n[grey]{MarkupText.Of(correction.Note)}[/]";
}
