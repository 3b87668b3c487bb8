using System.Globalization;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Output;

namespace KojiWidgetHarness.Reports.Html;

/// <summary>Events and requests, a row each.</summary>
internal sealed class HtmlTables(HtmlWriter html)
{
    // A page that posts without end must not make a report that is too large to open; the JSON has everything.
    private const int MostRows = 500;

    private const int BadStatus = 400;

    public void WriteEvents(ScenarioResult result)
    {
        if (result.Events.Count == 0)
        {
            html.Element("p", "No event of it reached the log.", ("class", "muted"));
            return;
        }

        Open("Events", result.Events.Count, "Since start, s", "Source", "Event", "Message");
        foreach (var item in result.Events.Take(MostRows))
        {
            var trusted = item.Trust.Level == TrustLevel.Trusted;
            html.Open("tr", ("data-severity", trusted && item.Severity != Severity.Info ? item.Severity.ToName() : null))
                .Element("td", HtmlWords.Since(item.OccurredAt - result.StartedAt), ("class", "number"))
                .Open("td")
                .Element("span", HtmlWords.Source(item.Source), ("class", "source"), ("data-source", HtmlWords.Source(item.Source)))
                .Close("td")
                .Open("td")
                .Element(
                    "span",
                    HtmlWords.Mark(item.Severity),
                    ("class", "mark"),
                    ("data-severity", item.Severity.ToName()),
                    ("title", item.Severity.ToWords())
                )
                .Element("code", item.Code.Value)
                .Close("td")
                .Open("td", ("class", "long"));
            if (!trusted)
                html.Element("span", $"untrusted: {item.Trust.Reason.ToWords()}", ("class", "badge"));
            html.Text(CleanText.Line(item.Message ?? "", 1000)).Close("td", "tr");
        }

        Close(result.Events.Count);
    }

    public void WriteRequests(IReadOnlyList<SeenRequest> requests)
    {
        if (requests.Count == 0)
            return;

        Open("Network", requests.Count, "Since start, s", "Status", "Method", "Kind", "Address");
        foreach (var item in requests.Take(MostRows))
        {
            var failed = item.Status is null or >= BadStatus;
            html.Open("tr", ("data-severity", failed ? "error" : null))
                .Element("td", HtmlWords.Since(TimeSpan.FromMilliseconds(item.AtMs)), ("class", "number"))
                .Open("td")
                .Element(
                    "span",
                    failed ? "✕" : "●",
                    ("class", "mark"),
                    ("data-severity", failed ? "error" : "info"),
                    ("aria-hidden", "true")
                )
                .Text(item.Status?.ToString(CultureInfo.InvariantCulture) ?? item.Failure ?? "no answer")
                .Close("td")
                .Element("td", item.Method)
                .Element("td", item.Kind)
                .Open("td", ("class", "long"))
                .Element("code", CleanText.Line(item.Url, 1000))
                .Close("td", "tr");
        }

        Close(requests.Count);
    }

    private void Open(string title, int count, params ReadOnlySpan<string> columns)
    {
        // What scrolls must be reached by the keyboard. No region: a page has many of these, and those are its landmarks.
        html.Open("div", ("class", $"listing {title.ToLowerInvariant()}"), ("role", "group"), ("aria-label", title), ("tabindex", "0"))
            .Open("table")
            .Element("caption", $"{title} ({count})")
            .Open("thead")
            .Open("tr");
        foreach (var column in columns)
            html.Element("th", column, ("scope", "col"));
        html.Close("tr", "thead").Open("tbody");
    }

    private void Close(int count)
    {
        html.Close("tbody", "table");
        if (count > MostRows)
            html.Element("p", $"And {count - MostRows} more, in the run's JSON.", ("class", "muted"));
        html.Close("div");
    }
}
