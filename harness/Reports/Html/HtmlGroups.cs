using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Runs;

namespace KojiWidgetHarness.Reports.Html;

/// <summary>The scenarios, those that failed first and together that failed alike: a hundred failures are often one.</summary>
internal sealed class HtmlGroups(HtmlWriter html, bool severalRuns)
{
    // More than that are closed at first.
    private const int MostOpen = 12;
    private const int MostScenariosOpen = 2;

    private static readonly string[] Order = ["fail", "error", "inconclusive", HtmlWords.Flaky, "pass", HtmlWords.Skipped];

    public void Write(IReadOnlyList<HtmlCase> cases)
    {
        var failing = cases.Count(item => item.Case.Failing);
        var scenario = new HtmlScenario(html, severalRuns);
        var groups = cases
            .GroupBy(item => (State: HtmlWords.State(item.Case), Title: Title(item.Case)))
            .OrderBy(group => Array.IndexOf(Order, group.Key.State))
            .ThenByDescending(group => group.Count());
        foreach (var group in groups)
        {
            var (first, count) = (group.First().Case, group.Count());
            // What needs no look is closed beside what does.
            var open = failing == 0 || (failing <= MostOpen && (first.Failing || first.Result is { Flaky: true }));
            html.Open("details", ("class", "group"), ("data-verdict", group.Key.State), ("open", open ? "" : null))
                .Open("summary")
                .Element("span", HtmlWords.Mark(first), ("class", "mark"), ("aria-hidden", "true"))
                .Element("h2", group.Key.Title)
                .Element("span", count == 1 ? "1 scenario" : $"{count} scenarios", ("class", "amount"))
                .Close("summary");
            foreach (var item in group)
                scenario.Write(item, open: first.Failing && failing <= MostScenariosOpen);
            html.Close("details").Line();
        }
    }

    private static string Title(ReportCase item) =>
        item.Result switch
        {
            null => "Skipped",
            { Flaky: true } => "Flaky: passed only when retried",
            { Verdict: Verdict.Pass } => "Passed",
            var result => Failure(result, item),
        };

    private static string Failure(ScenarioResult result, ReportCase item)
    {
        var check = result.Checks.FirstOrDefault(check => check.Verdict == result.Verdict)?.Name;
        var cause =
            result.Diagnosis is [var found, ..] ? $"cause found: {found.Cause}"
            : item.Cause is { } expected ? $"cause expected: {expected}"
            : "no cause found";
        var word = result.Verdict.ToWords();
        return $"{char.ToUpperInvariant(word[0])}{word[1..]}{(check is null ? "" : $": check “{check}”")}, {cause}";
    }
}
