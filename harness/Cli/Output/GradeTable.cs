using KojiWidgetHarness.Protocol.Verdicts;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>The grades of a client, for people: what was expected, then what it does wrong, how that was seen and what to do.</summary>
internal static class GradeTable
{
    public static void Write(GradeReport report)
    {
        AnsiConsole.Write(Of(report));
        foreach (var (result, finding) in report.Results.SelectMany(result => result.Findings, (result, finding) => (result, finding)))
        {
            AnsiConsole.WriteLine();
            HangingLine.Write(
                "[bold red]✕[/] ",
                $"[bold red]{MarkupText.Of(finding.Summary)}[/] [grey]({MarkupText.Of(result.Exercise)})[/]"
            );
            foreach (var line in finding.Evidence)
                HangingLine.Write("    ", MarkupText.Of(line));
            HangingLine.Write("  [bold]Fix[/] ", MarkupText.Of(finding.Fix));
        }

        AnsiConsole.MarkupLineInterpolated(
            $"\n{(report.Findings == 0 ? "✓ no finding" : report.Findings == 1 ? "1 finding" : $"{report.Findings} findings")}"
        );
    }

    /// <summary>The table alone.</summary>
    public static FittedTable Of(GradeReport report)
    {
        var table = new FittedTable(new("Exercise") { KeepsLines = true }, new("A good client"));
        foreach (var result in report.Results)
            table.AddRow(
                $"{result.Verdict.Mark()} {MarkupText.Of(result.Exercise)}",
                MarkupText.Of(result.Expected) + (result.NotReached is { } why ? $"\n[grey]{MarkupText.Of(why)}[/]" : "")
            );
        return table;
    }
}
