using System.Globalization;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Runs;

namespace KojiWidgetHarness.Reports.Html;

/// <summary>The page: head, summary, where the time went, filters, and the scenarios, those that failed first.</summary>
internal sealed class HtmlPage(HtmlWriter html, IReadOnlyList<ReportRun> runs, IReadOnlyList<HtmlCase> cases)
{
    // Nothing from elsewhere, and of our own nothing but the files beside the page.
    private const string Policy =
        "default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'";

    private static readonly (string State, string Mark, string Word)[] States =
    [
        ("fail", "✕", "failed"),
        ("error", "!", "errors"),
        ("inconclusive", "?", "inconclusive"),
        (HtmlWords.Flaky, "±", "flaky"),
        ("pass", "✓", "passed"),
        (HtmlWords.Skipped, "–", "skipped"),
    ];

    public void Write(TextWriter output, string style, string script)
    {
        var failing = cases.Count(item => item.Case.Failing);
        var ran = cases.Count(item => item.Case.Result is not null);
        var title = (failing, ran) switch
        {
            (_, 0) => "No scenario was run",
            (0, 1) => "The scenario went as expected",
            (0, _) => $"All {ran} scenarios went as expected",
            _ => $"{failing} of {ran} scenarios did not go as expected",
        };
        if (cases.Count(item => item.Case.Result is { HasWarned: true }) is > 0 and var warned)
            title += warned == 1 ? ", one with a warning" : $", {warned} with warnings";
        output.Write("<!doctype html>\n");
        html.Open("html", ("lang", "en"))
            .Open("head")
            .Open("meta", ("charset", "utf-8"))
            .Open("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy))
            .Open("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
            .Open("meta", ("name", "color-scheme"), ("content", "light dark"))
            .Element("title", $"{(failing == 0 ? "✓" : "✕")} {title}")
            .Open("link", ("rel", "stylesheet"), ("href", style))
            .Open("script", ("src", script), ("defer", ""))
            .Close("script", "head")
            .Line()
            .Open("body", ("class", "report"))
            .Element("a", "To the scenarios", ("class", "skip"), ("href", "#scenarios"));

        HtmlTimeline.WriteMarks(html);
        html.Open("header", ("class", "top"), ("data-verdict", failing == 0 ? "pass" : "fail"));
        html.Element("p", "Koji widget harness", ("class", "product")).Element("h1", title);
        WriteRuns();
        html.Close("header").Line().Open("main");
        WriteTiles();
        new HtmlTimes(html, runs, cases).Write();
        WriteFilters();
        new HtmlGroups(html, runs.Count > 1).Write(cases);
        html.Element("p", "No scenario fits this filter.", ("class", "none"), ("hidden", "")).Close("main").Line();
        html.Open("footer")
            .Text($"Written by {ReportRun.Tool} {ReportRun.ToolVersion}. Secrets are marked, texts of pages are shown as text.")
            .Close("footer", "body", "html")
            .Line();
    }

    private void WriteRuns()
    {
        html.Open("ul", ("class", "runs"));
        foreach (var run in runs)
        {
            var report = run.Run;
            html.Open("li").Element("strong", $"{report.Browser.Name} {report.Browser.Version}");
            if (report.Shard is { } shard)
                html.Element("span", $"shard {shard.Number} of {shard.Of}");
            if (report.Page is { } page)
                html.Element("span", page.AbsoluteUri, ("class", "address"));
            html.Element("span", HtmlWords.Duration(report.DurationMs))
                .Element("span", report.Workers == 1 ? "1 worker" : $"{report.Workers} workers")
                .Element(
                    "time",
                    HtmlWords.Moment(report.StartedAt),
                    ("datetime", report.StartedAt.ToString("O", CultureInfo.InvariantCulture))
                );
            if (report.EndedEarly is { } why)
                html.Element("span", $"▲ Ended early: {why}", ("class", "early"));
            html.Close("li");
        }

        html.Close("ul");
    }

    // Counts and filter in one. Without a script they are counts.
    private void WriteTiles()
    {
        html.Open("div", ("class", "tiles"), ("role", "group"), ("aria-label", "Show only"));
        foreach (var (state, mark, word) in States)
        {
            var count = cases.Count(item => HtmlWords.State(item.Case) == state);
            html.Open(
                    "button",
                    ("type", "button"),
                    ("class", "tile"),
                    ("data-verdict", state),
                    ("data-none", count == 0 ? "" : null),
                    ("aria-pressed", "false"),
                    ("disabled", "")
                )
                .Element("span", $"{count}", ("class", "figure"))
                .Open("span", ("class", "what"))
                .Element("span", mark, ("aria-hidden", "true"), ("class", "mark"))
                .Text(" " + word)
                .Close("span", "button");
        }

        html.Close("div").Line();
    }

    private void WriteFilters() =>
        html.Open("div", ("class", "filters"), ("id", "scenarios"), ("tabindex", "-1"), ("hidden", ""))
            .Open("label")
            .Element("span", "Search", ("class", "unseen"))
            .Open(
                "input",
                ("type", "search"),
                ("placeholder", "Name, code, cause, message …"),
                ("autocomplete", "off"),
                ("spellcheck", "false")
            )
            .Close("label")
            .Element("button", "Open all", ("type", "button"), ("class", "chip"), ("data-act", "open"))
            .Element("button", "Close all", ("type", "button"), ("class", "chip"), ("data-act", "close"))
            .Open("output", ("class", "count"), ("aria-live", "polite"))
            .Close("output", "div")
            .Line();
}

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
