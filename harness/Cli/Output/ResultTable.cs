using KojiWidgetHarness.Protocol.Verdicts;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>A run for people: a table, then what went wrong, then the count.</summary>
internal static class ResultTable
{
    public static void Write(RunReport report)
    {
        var table = new Table().RoundedBorder().AddColumns("Scenario", "Verdict", "Code", "Proven cause").AddColumn(new TableColumn("ms").RightAligned());
        foreach (var result in report.Scenarios)
        {
            table.AddRow(
                Markup.Escape(result.Name),
                result.Verdict.MarkedWord(),
                result.Code?.Value ?? "[grey]no error[/]",
                Markup.Escape(string.Join(", ", result.Diagnosis.Select(found => found.Cause.Value))),
                $"{result.DurationMs}");
        }

        foreach (var row in report.NotReproducible)
            table.AddRow(Markup.Escape(row.Name), "[grey]– not reproducible[/]", row.Code?.Value ?? "[grey]no error[/]", $"[grey]{Markup.Escape(row.Reason)}[/]", "");

        AnsiConsole.Write(table);
        foreach (var result in report.Scenarios.Where(result => result.Verdict != Verdict.Pass))
            WriteProblem(result);
        AnsiConsole.MarkupLine($"{report.Passed} passed, {report.Failed} failed, {report.Inconclusive} inconclusive, {report.Errors} errors{(report.NotReproducible.Count == 0 ? "" : $", {report.NotReproducible.Count} not reproducible in {report.Browser.Name}")} · [grey]{report.Browser.Name} {report.Browser.Version}{(report.Page is null ? "" : $" · {Markup.Escape(report.Page.AbsoluteUri)}")}[/]");
    }

    /// <summary>What went wrong in one scenario.</summary>
    public static void WriteProblem(ScenarioResult result)
    {
        AnsiConsole.MarkupLine($"\n{result.Verdict.Mark()} [bold]{Markup.Escape(result.Name)}[/]");
        foreach (var check in result.Checks.Where(check => check.Verdict != Verdict.Pass))
            AnsiConsole.MarkupLine($"  {check.Verdict.Mark()} {Markup.Escape(check.Name)}: {Markup.Escape(check.Detail)}");
        foreach (var found in result.Diagnosis)
            WhyCard.Write(found);
        foreach (var item in result.Events)
            AnsiConsole.MarkupLineInterpolated($"    [grey]{item.Sequence,3}  {item.Source,-7} {item.Code,-22} {item.Trust.Level,-9} {item.Message}[/]");
        AnsiConsole.WriteLine();
    }
}
