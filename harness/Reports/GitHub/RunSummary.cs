using System.Globalization;
using System.Net;
using System.Text;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Runs;

namespace KojiWidgetHarness.Reports.GitHub;

/// <summary>A run as Markdown, for the page of a workflow's run.</summary>
internal static class RunSummary
{
    private const int LongestLine = 300;

    // GitHub takes 1 MiB of a step, and nothing of what is longer.
    private const int MostBytes = 1_000_000;

    // At most this many of one run; the report has the rest.
    private const int MostRows = 200;

    public static string Of(IReadOnlyList<ReportRun> runs)
    {
        var text = new StringBuilder();
        foreach (var run in runs)
            Append(text, run);

        var left = MostBytes - Encoding.UTF8.GetByteCount(text.ToString());
        foreach (var (run, item) in runs.SelectMany(run => run.Cases.Where(item => item.Failing).Select(item => (run, item))))
        {
            var details = Details(run, item);
            left -= Encoding.UTF8.GetByteCount(details);
            if (left < 0)
            {
                text.Append("\nThe other failures are in the log: a summary has no room for more.\n");
                break;
            }

            text.Append(details);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ReportRun run)
    {
        var report = run.Run;
        var skipped = run.Cases.Count(item => item.Result is null);
        text.Append(
            CultureInfo.InvariantCulture,
            $"## {(report.Scenarios.All(result => result.Verdict == Verdict.Pass) ? "✅" : "❌")} {Cell($"{ReportRun.Tool}: {run.Title}")}\n\n"
        );
        text.Append("| ✓ passed | ✕ failed | ? inconclusive | ! errors | ± flaky | – skipped | seconds |\n|--:|--:|--:|--:|--:|--:|--:|\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"| {report.Passed} | {report.Failed} | {report.Inconclusive} | {report.Errors} | {report.Flaky} | {skipped} | {report.DurationMs / 1000.0:0.0} |\n\n"
        );
        if (report.EndedEarly is { } why)
            text.Append(CultureInfo.InvariantCulture, $"Ended early: {Cell(why)}\n\n");

        ReportCase[] rows = [.. run.Cases.Where(item => item.Failing || item.Result is { Flaky: true } or { HasWarned: true })];
        if (rows.Length == 0)
            return;
        text.Append("| | Scenario | Expected | Seen | First check that did not hold |\n|---|---|---|---|---|\n");
        foreach (var item in rows.Take(MostRows))
        {
            var result = item.Result!; // Only what ran is among them.
            var attempt = result.Flaky ? result.EarlierAttempts[^1] : result;
            var headline = result switch
            {
                { Flaky: true } => "flaky: " + ReportText.Headline(attempt),
                { HasWarned: true } => string.Join(' ', ReportText.Warnings(result)),
                _ => ReportText.Headline(attempt),
            };
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Mark(result)} | {Cell(item.Name)} | {Cell(ReportText.Expected(item.Code, item.Cause))} | {Cell(ReportText.Seen(attempt))} | {Cell(headline)} |\n"
            );
        }

        text.Append(rows.Length > MostRows ? $"\nAnd {rows.Length - MostRows} more.\n\n" : "\n");
    }

    private static string Details(ReportRun run, ReportCase item)
    {
        var result = item.Result!; // Only what failed is described at length.
        return $"<details><summary>{Mark(result)} {WebUtility.HtmlEncode(PrintedText.Line($"{item.Name} ({run.Run.Browser.Name})", LongestLine))}</summary>\n\n<pre>{Lines(ReportText.Of(result))}</pre>\n</details>\n";
    }

    private static string Mark(ScenarioResult result) =>
        result switch
        {
            { Flaky: true } => "± flaky",
            { HasWarned: true } => "▲ pass",
            { Verdict: Verdict.Pass } => "✓ pass",
            { Verdict: Verdict.Fail } => "✕ fail",
            { Verdict: Verdict.Inconclusive } => "? inconclusive",
            _ => $"! {result.Verdict.ToWords()}",
        };

    // An empty line ends HTML in Markdown; encoded line breaks keep the text in its tag.
    private static string Lines(string text) => WebUtility.HtmlEncode(text).ReplaceLineEndings("&#10;");

    // A cell must not contain markup: each character with a meaning in Markdown or HTML is written as a character reference.
    private static string Cell(string text) =>
        string.Concat(
            PrintedText
                .Line(text, LongestLine)
                .Select(letter =>
                    letter
                        is '\\'
                            or '`'
                            or '*'
                            or '_'
                            or '{'
                            or '}'
                            or '['
                            or ']'
                            or '<'
                            or '>'
                            or '('
                            or ')'
                            or '#'
                            or '!'
                            or '|'
                            or '~'
                            or '&'
                            or '@'
                            or ':'
                        ? $"&#{(int)letter};"
                        : letter.ToString()
                )
        );
}
