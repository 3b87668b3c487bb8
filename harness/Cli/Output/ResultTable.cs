using System.Globalization;
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
                result.Flaky ? "[yellow]± flaky[/]" : result.Verdict.MarkedWord(),
                result.Code?.Value ?? "[grey]no error[/]",
                Markup.Escape(string.Join(", ", result.Diagnosis.Select(found => found.Cause.Value))),
                $"{result.DurationMs}");
        }

        foreach (var row in report.NotReproducible)
            table.AddRow(Markup.Escape(row.Name), "[grey]– not reproducible[/]", row.Code?.Value ?? "[grey]no error[/]", $"[grey]{Markup.Escape(row.Reason)}[/]", "");

        AnsiConsole.Write(table);
        foreach (var result in report.Scenarios.Where(result => result.Verdict != Verdict.Pass))
            WriteProblem(result);
        AnsiConsole.MarkupLine($"{Counts(report)} · [grey]{Where(report)}[/]");
    }

    private static string Counts(RunReport report)
    {
        List<string> counts = [$"{report.Passed} passed", $"{report.Failed} failed", $"{report.Inconclusive} inconclusive", $"{report.Errors} errors"];
        if (report.Flaky > 0)
            counts[0] += $" ({report.Flaky} flaky)";
        if (report.NotRun.Count > 0)
            counts.Add($"{report.NotRun.Count} not run");
        if (report.NotReproducible.Count > 0)
            counts.Add($"{report.NotReproducible.Count} not reproducible in {report.Browser.Name}");
        return string.Join(", ", counts);
    }

    private static string Where(RunReport report)
    {
        var seconds = (report.DurationMs / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);
        List<string> parts = [$"{seconds} s", $"{report.Workers} {(report.Workers == 1 ? "worker" : "workers")}", $"{report.Browser.Name} {report.Browser.Version}"];
        if (report.Shard is { } shard)
            parts.Add($"part {shard}");
        if (report.Page is { } page)
            parts.Add(Markup.Escape(page.AbsoluteUri));
        return string.Join(" · ", parts);
    }

    /// <summary>What went wrong in one scenario.</summary>
    public static void WriteProblem(ScenarioResult result)
    {
        AnsiConsole.MarkupLine($"\n{result.Verdict.Mark()} [bold]{Markup.Escape(result.Name)}[/]");
        foreach (var check in result.Checks.Where(check => check.Verdict != Verdict.Pass))
            AnsiConsole.MarkupLine($"  {check.Verdict.Mark()} {Markup.Escape(check.Name)}: {Markup.Escape(EventLines.OneLine(check.Detail, longest: 500))}");
        foreach (var found in result.Diagnosis)
            WhyCard.Write(found);
        foreach (var item in result.Events)
            AnsiConsole.MarkupLineInterpolated($"    [grey]{item.Sequence,3}  {item.Source,-7} {item.Code,-22} {item.Trust.Level,-9} {EventLines.OneLine(item.Message ?? "")}[/]");
        AnsiConsole.WriteLine();
    }
}
