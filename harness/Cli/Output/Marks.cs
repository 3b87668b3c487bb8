using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>A mark and a word for each verdict, coloured: never colour alone.</summary>
internal static class VerdictMarks
{
    public static string Mark(this Verdict verdict) =>
        verdict switch
        {
            Verdict.Pass => "[green]✓[/]",
            Verdict.Fail => "[red]✕[/]",
            Verdict.Inconclusive => "[yellow]?[/]",
            _ => "[magenta]![/]",
        };

    public static string MarkedWord(this Verdict verdict) => $"{verdict.Mark()} {verdict.ToString().ToLowerInvariant()}";
}

/// <summary>A mark and words for how a failure does in a browser: never colour alone.</summary>
internal static class SupportMarks
{
    public static string Mark(this SupportLevel level) =>
        level switch
        {
            SupportLevel.Supported => "[green]✓[/]",
            SupportLevel.Differs => "[yellow]≈[/]",
            _ => "[grey]–[/]",
        };

    public static string ToWords(this SupportLevel level) =>
        level switch
        {
            SupportLevel.Supported => "supported",
            SupportLevel.Differs => "differs",
            _ => "not reproducible",
        };
}
