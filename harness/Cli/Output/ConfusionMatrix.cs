using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios;
using Spectre.Console;

namespace KojiWidgetHarness.Cli.Output;

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
