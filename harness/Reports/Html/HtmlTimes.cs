using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Runs;

namespace KojiWidgetHarness.Reports.Html;

/// <summary>Where the time went: a lane for each worker, a bar for each time that a scenario was attempt.</summary>
internal sealed class HtmlTimes(HtmlWriter html, IReadOnlyList<ReportRun> runs, IReadOnlyList<HtmlCase> cases)
{
    private const int LaneHeight = 26;
    private const int BarHeight = 18;
    private const int AxisHeight = 20;
    private const int Ticks = 4;

    // Narrower bars could not be seen.
    private const double Narrowest = 0.0025;

    public void Write()
    {
        (ReportRun Run, int Worker)[] lanes =
        [
            .. from run in runs
            from worker in cases.Where(item => item.Run == run).SelectMany(Attempts).Select(result => result.Worker).Distinct().Order()
            select (run, worker),
        ];
        if (lanes.Length == 0)
            return;

        // Each run from its own start: shards may have run on different days.
        double longest = Math.Max(1, runs.Max(run => run.Run.DurationMs));
        html.Open("figure", ("class", "times"))
            .Open("figcaption")
            .Text("Where the time went ")
            .Element("small", "a lane for each worker, a bar for each scenario; what is between them is browsers, servers and pictures")
            .Close("figcaption")
            .Open("div", ("class", "lanes"))
            .Open("ul", ("class", "lane-names"));
        foreach (var (run, worker) in lanes)
            html.Element(
                "li",
                runs.Count == 1 ? $"worker {worker}" : $"{run.Run.Browser.Name}{(run.Run.Shard is { } shard ? $" {shard}" : "")}, {worker}"
            );
        var bottom = lanes.Length * LaneHeight;
        // The list below says the same to anyone who does not see it.
        html.Close("ul")
            .Open("svg", ("class", "picture"), ("width", "100%"), ("height", $"{bottom + AxisHeight}"), ("aria-hidden", "true"));
        for (var tick = 0; tick <= Ticks; tick++)
        {
            var at = HtmlWords.Percent(tick / (double)Ticks);
            html.Open("line", ("class", "tick"), ("x1", at), ("x2", at), ("y1", "0"), ("y2", $"{bottom}"))
                .Close("line")
                .Element(
                    "text",
                    HtmlWords.Duration((long)(longest * tick / Ticks)),
                    ("x", at),
                    ("y", $"{bottom + 14}"),
                    (
                        "data-end",
                        tick == 0 ? "first"
                        : tick == Ticks ? "last"
                        : null
                    )
                );
        }

        foreach (var item in cases)
        {
            foreach (var attempt in Attempts(item))
                WriteBar(item, attempt, Array.IndexOf(lanes, (item.Run, attempt.Worker)), longest);
        }

        html.Close("svg", "div", "figure").Line();
    }

    private static IEnumerable<ScenarioResult> Attempts(HtmlCase item) =>
        item.Case.Result is not { } result ? [] : [.. result.EarlierAttempts, result];

    private void WriteBar(HtmlCase item, ScenarioResult attempt, int lane, double longest)
    {
        var from = Math.Clamp((attempt.StartedAt - item.Run.Run.StartedAt).TotalMilliseconds / longest, 0, 1 - Narrowest);
        var width = Math.Clamp(attempt.DurationMs / longest, Narrowest, 1 - from);
        var top = lane * LaneHeight + (LaneHeight - BarHeight) / 2;
        var state = ReferenceEquals(attempt, item.Case.Result) ? HtmlWords.State(item.Case) : attempt.Verdict.ToName();
        html.Open("a", ("href", $"#{item.Id}"), ("tabindex", "-1"), ("data-verdict", state))
            .Element("title", $"{item.Case.Name}: {state}, {HtmlWords.Duration(attempt.DurationMs)}")
            .Open(
                "rect",
                ("x", HtmlWords.Percent(from)),
                ("width", HtmlWords.Percent(width)),
                ("y", $"{top}"),
                ("height", $"{BarHeight}"),
                ("rx", "3")
            )
            .Close("rect");
        // What went wrong is seen by its mark, not by its colour alone; it stands over the bar's start, so that a narrow bar has it, too.
        if (attempt.Verdict != Verdict.Pass)
            html.Element(
                "text",
                HtmlWords.Mark(attempt.Verdict),
                ("class", "bar-mark"),
                ("x", HtmlWords.Percent(from + width / 2)),
                ("y", $"{top + 13}")
            );
        html.Close("a");
    }
}
