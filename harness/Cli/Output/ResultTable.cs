using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Corrections;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Text;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
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
        List<string> parts =
        [
            TimeText.Rounded(report.DurationMs),
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

/// <summary>What was reproduced, beside what was diagnosed: by the harness, which must prove it, and by the page alone.</summary>
internal static class ConfusionMatrix
{
    public static void Write(IReadOnlyList<Scenario> scenarios, RunReport report) => AnsiConsole.Write(Of(scenarios, report));

    /// <summary>The table.</summary>
    public static FittedTable Of(IReadOnlyList<Scenario> scenarios, RunReport report)
    {
        var table = new FittedTable(new("Scenario"), new("Cause"), new("Proven by the harness"), new("Likely in the page"));
        foreach (var scenario in scenarios)
        {
            var results = report.Scenarios.Where(result => result.Name == scenario.Name).ToList();
            table.AddRow(
                MarkupText.Of(scenario.Name),
                scenario.Expect?.Cause.Value ?? "[grey]none[/]",
                Tally(results.Select(Proven), scenario.Expect?.Cause.Value ?? ""),
                Tally(results.Select(Likely), scenario.Expect?.Cause.Value ?? "")
            );
        }

        return table;
    }

    // Each answer with its count; an answer without the true cause is marked.
    private static string Tally(IEnumerable<string> answers, string truth) =>
        string.Join(
            '\n',
            answers
                .GroupBy(answer => answer)
                .Select(group =>
                    $"{Mark(group.Key, truth)} {group.Count()}× {(group.Key.Length == 0 ? "[grey]none[/]" : MarkupText.Of(group.Key))}"
                )
        );

    private static string Mark(string answer, string truth) =>
        answer.Length == 0 && truth.Length > 0 ? "[yellow]?[/]"
        : answer.Split(", ").Contains(truth) ? "[green]✓[/]"
        : "[red]✕[/]";

    private static string Proven(ScenarioResult result) => Names(result.Diagnosis.Where(found => found.Confidence == Confidence.Proven));

    private static string Likely(ScenarioResult result) =>
        result.Events.FirstOrDefault(item => item.Code == result.Code) is { } failure
            ? Names(Diagnostician.Diagnose(failure.Code, failure.Evidence ?? []))
            : "";

    private static string Names(IEnumerable<Diagnosis> found) => string.Join(", ", found.Select(item => item.Cause.Value).Order());
}
