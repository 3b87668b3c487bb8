using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;

namespace KojiWidgetHarness.Reports.Html;

/// <summary>The events of a scenario in time: a lane for each source. Severity is shape and colour, as in the dashboard.</summary>
internal sealed class HtmlTimeline(HtmlWriter html)
{
    private const int LaneHeight = 26;
    private const int AxisHeight = 20;
    private const int Ticks = 4;
    private const int Places = 120;

    // The clocks of page and server differ a little.
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    /// <summary>The marks, once for the page.</summary>
    public static void WriteMarks(HtmlWriter html)
    {
        html.Open("svg", ("class", "unseen"), ("width", "0"), ("height", "0"), ("aria-hidden", "true")).Open("defs");
        foreach (var severity in Enum.GetValues<Severity>())
            html.Open("path", ("id", $"m-{severity.ToName()}"), ("d", Shape(severity))).Close("path");
        html.Close("defs", "svg");
    }

    public void Write(ScenarioResult result)
    {
        if (result.Events.Count == 0)
            return;

        // A scenario may move the page's clock by hours; then only the server's tells what came after what.
        var end = result.StartedAt.AddMilliseconds(result.DurationMs);
        var moved = result.Events.Any(item => item.OccurredAt < result.StartedAt - Slack || item.OccurredAt > end + Slack);
        DateTimeOffset Time(EventEnvelope item) => moved ? item.ReceivedAt : item.OccurredAt;
        var from = result.Events.Min(Time);
        var length = Math.Max(100, (result.Events.Max(Time) - from).TotalMilliseconds);
        EventSource[] lanes = [.. result.Events.Select(item => item.Source).Distinct().Order()];
        var bottom = lanes.Length * LaneHeight;

        html.Open("figure", ("class", "timeline"))
            .Open("figcaption")
            .Text("Timeline ")
            .Element("small", moved ? "by the server's clock, as the page's was moved" : "by the page's clock")
            .Close("figcaption")
            .Open("div", ("class", "lanes"))
            .Open("ul", ("class", "lane-names"), ("aria-hidden", "true"));
        foreach (var lane in lanes)
            html.Open("li")
                .Element("span", HtmlWords.Source(lane), ("class", "source"), ("data-source", HtmlWords.Source(lane)))
                .Close("li");
        html.Close("ul")
            .Open("div", ("class", "plot"))
            .Open(
                "svg",
                ("class", "picture"),
                ("width", "100%"),
                ("height", $"{bottom + AxisHeight}"),
                ("role", "img"),
                (
                    "aria-label",
                    $"{result.Events.Count} events of {string.Join(", ", lanes.Select(HtmlWords.Source))} in {HtmlWords.Duration((long)length)}; the table below has each"
                )
            );
        for (var lane = 0; lane < lanes.Length; lane++)
            html.Open("line", ("class", "lane"), ("x2", "100%"), ("y1", $"{Middle(lane)}"), ("y2", $"{Middle(lane)}")).Close("line");
        for (var tick = 0; tick <= Ticks; tick++)
        {
            html.Element(
                "text",
                HtmlWords.Duration((long)(length * tick / Ticks)),
                ("x", HtmlWords.Percent(tick / (double)Ticks)),
                ("y", $"{bottom + 14}"),
                (
                    "data-end",
                    tick == 0 ? "first"
                    : tick == Ticks ? "last"
                    : null
                )
            );
        }

        foreach (
            var together in result.Events.GroupBy(item =>
                (item.Source, Place: (int)((Time(item) - from).TotalMilliseconds / length * Places))
            )
        )
            WriteMark([.. together], Array.IndexOf(lanes, together.Key.Source), item => (Time(item) - from).TotalMilliseconds / length);
        html.Close("svg", "div", "div", "figure");
    }

    private static int Middle(int lane) => lane * LaneHeight + LaneHeight / 2;

    private static string Shape(Severity severity) =>
        severity switch
        {
            Severity.Error => "M-6-6 6 6M6-6-6 6",
            Severity.Warning => "M0-7 7 6H-7Z",
            _ => "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0 -9 0Z",
        };

    // Events too close to draw apart are one mark, by the worst of them that counts.
    private void WriteMark(IReadOnlyList<EventEnvelope> events, int lane, Func<EventEnvelope, double> at)
    {
        var worst = events
            .OrderByDescending(item => item.Trust.Level == TrustLevel.Trusted)
            .ThenByDescending(item => item.Severity)
            .First();
        var more = events.Count == 1 ? "" : $" and {events.Count - 1} more";
        html.Open(
                "use",
                ("href", $"#m-{worst.Severity.ToName()}"),
                ("x", HtmlWords.Percent(at(worst))),
                ("y", $"{Middle(lane)}"),
                ("data-severity", worst.Severity.ToName()),
                ("data-trusted", worst.Trust.Level == TrustLevel.Trusted ? "yes" : "no")
            )
            .Element("title", $"{worst.Severity.ToWords()} {worst.Code}{more}")
            .Close("use");
    }
}
