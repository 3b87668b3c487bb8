using KojiWidgetHarness.Protocol.Verdicts;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>The grades of a client, for people: what was expected, then what it does wrong, how that was seen and what to do.</summary>
internal static class GradeTable
{
    public static void Write(GradeReport report)
    {
        var table = new Table().RoundedBorder().AddColumns(new TableColumn("Exercise").NoWrap(), new TableColumn("A good client"));
        foreach (var result in report.Results)
            table.AddRow($"{result.Verdict.Mark()} {MarkupText.Of(result.Exercise)}", MarkupText.Of(result.Expected) + (result.NotReached is { } why ? $"\n[grey]{MarkupText.Of(why)}[/]" : ""));
        AnsiConsole.Write(table);

        foreach (var (result, finding) in report.Results.SelectMany(result => result.Findings, (result, finding) => (result, finding)))
        {
            AnsiConsole.MarkupLineInterpolated($"\n[bold red]✕ {finding.Summary}[/] [grey]({result.Exercise})[/]");
            foreach (var line in finding.Evidence)
                AnsiConsole.MarkupLineInterpolated($"    {line}");
            AnsiConsole.MarkupLineInterpolated($"  [bold]Fix[/] {finding.Fix}");
        }

        AnsiConsole.MarkupLineInterpolated($"\n{(report.Findings == 0 ? "✓ no finding" : report.Findings == 1 ? "1 finding" : $"{report.Findings} findings")}");
    }
}
