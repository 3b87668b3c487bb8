using System.Globalization;
using KojiWidgetHarness.Protocol.Verdicts;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

/// <summary>A run for people: a table, then what went wrong, then the count.</summary>
internal static class ResultTable
{
    public static void Write(RunReport report)
    {
        AnsiConsole.Write(Of(report));
        foreach (var result in report.Scenarios.Where(result => result.Verdict != Verdict.Pass))
            WriteProblem(result);
        foreach (var result in report.Scenarios.Where(result => result.HasWarned))
            WriteWarnings(result);
        AnsiConsole.MarkupLine($"{Counts(report)} · [grey]{Where(report)}[/]");
    }

    /// <summary>The table alone.</summary>
    public static FittedTable Of(RunReport report)
    {
        var table = new FittedTable(
            new("Scenario"),
            new("Verdict") { KeepsLines = true },
            new("Code"),
            new("Cause"),
            new("ms") { IsRight = true }
        );
        foreach (var result in report.Scenarios)
        {
            table.AddRow(
                MarkupText.Of(result.Name),
                result.Flaky ? "[yellow]± flaky[/]" : result.Verdict.MarkedWord(),
                Code(result),
                result.HasWarned
                    ? $"[yellow]▲ {MarkupText.Of(string.Join(", ", result.Warnings.Select(warning => warning.Code.Value)))}[/]"
                    : MarkupText.Of(ExpectedAndSeen.Causes(result)),
                $"{result.DurationMs}"
            );
        }

        foreach (var row in report.NotReproducible)
            table.AddRow(
                MarkupText.Of(row.Name),
                "[grey]– not reproducible[/]",
                $"[grey]{MarkupText.Of(ExpectedAndSeen.ExpectedCode(row.Code))}[/]",
                $"[grey]{MarkupText.Of(row.Reason)}[/]",
                ""
            );

        return table;
    }

    private static string Code(ScenarioResult result) =>
        result.Code is null && ExpectedAndSeen.IsCodeAsExpected(result)
            ? $"[grey]{ExpectedAndSeen.Codes(result)}[/]"
            : MarkupText.Of(ExpectedAndSeen.Codes(result));

    private static string Counts(RunReport report)
    {
        List<string> counts =
        [
            $"{report.Passed} passed",
            $"{report.Failed} failed",
            $"{report.Inconclusive} inconclusive",
            $"{report.Errors} errors",
        ];
        if (report.Flaky > 0)
            counts[0] += $" ({report.Flaky} flaky)";
        if (report.Scenarios.Count(result => result.HasWarned) is > 0 and var warned)
            counts[0] += $" ({warned} with warnings)";
        if (report.NotRun.Count > 0)
            counts.Add($"{report.NotRun.Count} not run");
        if (report.NotReproducible.Count > 0)
            counts.Add($"{report.NotReproducible.Count} not reproducible in {MarkupText.Of(report.Browser.Name)}");
        return string.Join(", ", counts);
    }

    private static string Where(RunReport report)
    {
        var seconds = (report.DurationMs / 1000.0).ToString("0.0", CultureInfo.InvariantCulture);
        List<string> parts =
        [
            $"{seconds} s",
            $"{report.Workers} {(report.Workers == 1 ? "worker" : "workers")}",
            MarkupText.Of($"{report.Browser.Name} {report.Browser.Version}"),
        ];
        if (report.Shard is { } shard)
            parts.Add($"part {shard}");
        if (report.Page is { } page)
            parts.Add(MarkupText.Of(page.AbsoluteUri));
        return string.Join(" · ", parts);
    }

    private static void WriteWarnings(ScenarioResult result)
    {
        foreach (var (code, message) in result.Warnings)
            HangingLine.Write(
                "[yellow]▲[/] ",
                $"[bold]{MarkupText.Of(result.Name)}[/] {MarkupText.Of(code.Value)}: {MarkupText.Of(message, longest: 500)}"
            );
    }

    /// <summary>What went wrong in one scenario.</summary>
    public static void WriteProblem(ScenarioResult result)
    {
        AnsiConsole.MarkupLine($"\n{result.Verdict.Mark()} [bold]{MarkupText.Of(result.Name)}[/]");
        foreach (var check in result.Checks.Where(check => check.Verdict != Verdict.Pass))
            HangingLine.Write($"  {check.Verdict.Mark()} ", $"{MarkupText.Of(check.Name)}: {MarkupText.Of(check.Detail, longest: 500)}");
        foreach (var found in result.Diagnosis)
            WhyCard.Write(found);
        if (ExpectedAndSeen.IsCauseUnknown(result))
            WhyCard.WriteUnknown(result.Evidence);
        foreach (var item in result.Events)
            HangingLine.Write(
                $"    [grey]{item.Sequence, 3}  {item.Source, -7} {MarkupText.Of(item.Code.Value), -22} {item.Trust.Level, -9} [/]",
                $"[grey]{MarkupText.Of(item.Message, longest: 120)}[/]"
            );
        AnsiConsole.WriteLine();
    }
}
