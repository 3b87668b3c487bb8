using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Facts;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Runs;

namespace KojiWidgetHarness.Reports.Html;

/// <summary>One scenario: a line, and behind it everything that is known of it.</summary>
internal sealed class HtmlScenario(HtmlWriter html, bool namesRun)
{
    public void Write(HtmlCase shown, bool open)
    {
        var item = shown.Case;
        html.Open("details", ("class", "scenario"), ("id", shown.Id), ("data-verdict", HtmlWords.State(item)), ("open", open ? "" : null))
            .Open("summary")
            .Element("span", HtmlWords.Mark(item), ("class", "mark"), ("aria-hidden", "true"))
            .Open("span", ("class", "name"))
            .Element("strong", item.Name)
            .Element("span", $" {HtmlWords.State(item)}", ("class", "unseen"));
        if (namesRun)
            html.Element("span", shown.Run.Title, ("class", "badge"));
        html.Element("span", Reason(item), ("class", "reason"))
            .Close("span")
            .Element("code", item.Result is { } last ? ExpectedAndSeen.Codes(last) : item.Code?.Value ?? "")
            .Element("span", item.Result is null ? "" : HtmlWords.Duration(item.Result.DurationMs), ("class", "took"))
            .Close("summary");
        html.Open("div", ("class", "body"));
        if (item.Result is { } result)
            WriteResult(shown, result);
        else
            html.Element("p", item.Skipped ?? "");
        html.Close("div", "details").Line();
    }

    private static string Reason(ReportCase item) =>
        item.Result switch
        {
            null => item.Skipped ?? "",
            { HasWarned: true } result => $"▲ {string.Join(", ", result.Warnings.Select(warning => warning.Code.Value))}",
            { Verdict: Verdict.Pass } result => result.Purpose,
            var result => ReportText.Headline(result),
        };

    private void WriteResult(HtmlCase shown, ScenarioResult result)
    {
        html.Element("p", result.Purpose, ("class", "purpose"));
        html.Open("div", ("class", "columns")).Open("div");
        WriteExpected(result);
        WriteChecks(result.Checks);
        html.Close("div").Open("div");
        foreach (var found in result.Diagnosis)
            WriteWhy(found);
        if (ExpectedAndSeen.IsCauseUnknown(result))
            WriteUnknown(result.Evidence);
        WriteWarnings(result.Warnings);
        html.Close("div", "div");
        WriteAttempts(shown, result);
        new HtmlFiles(html).Write(shown.Case.Name, shown.Files);
        new HtmlTimeline(html).Write(result);
        var tables = new HtmlTables(html);
        tables.WriteEvents(result);
        tables.WriteRequests(result.Requests);
    }

    private void WriteExpected(ScenarioResult result)
    {
        html.Open("dl", ("class", "facts"))
            .Element("dt", "Expected code")
            .Open("dd")
            .Element("code", ExpectedAndSeen.ExpectedCode(result.Code))
            .Close("dd");
        WriteSeen("Seen code", ExpectedAndSeen.SeenCodes(result), isNews: !ExpectedAndSeen.IsCodeAsExpected(result));
        if (result.Cause is { } cause)
            html.Element("dt", "Expected cause").Open("dd").Element("code", cause.Value).Text(" " + ReportText.Summary(cause)).Close("dd");
        WriteSeen("Seen cause", ExpectedAndSeen.SeenCauses(result), isNews: result.Cause is not null || result.Diagnosis.Count > 0);
        html.Element("dt", "Started")
            .Element(
                "dd",
                $"{HtmlWords.Moment(result.StartedAt)}, worker {result.Worker}, session {result.Session}{(result.HeadlessShell ? ", headless shell" : "")}"
            )
            .Close("dl");
    }

    private void WriteSeen(string what, string seen, bool isNews)
    {
        if (isNews)
            html.Element("dt", what).Open("dd").Element("code", seen).Close("dd");
    }

    private void WriteChecks(IReadOnlyList<Check> checks)
    {
        html.Open("ul", ("class", "checks"));
        foreach (var check in checks)
        {
            html.Open("li", ("data-verdict", check.Verdict.ToName()))
                .Element("span", HtmlWords.Mark(check.Verdict), ("class", "mark"), ("aria-hidden", "true"))
                .Open("span")
                .Element("span", check.Verdict.ToWords() + " ", ("class", "unseen"))
                .Element("strong", check.Name)
                .Text(" " + check.Detail)
                .Close("span", "li");
        }

        html.Close("ul");
    }

    private void WriteWhy(Diagnosis found)
    {
        html.Open("section", ("class", "why"))
            .Open("h3")
            .Text(ReportText.Summary(found.Cause) + " ")
            .Element("small", $"{found.Cause}, {found.Confidence.ToWords()}")
            .Close("h3")
            .Open("p")
            .Element("strong", "Fix: ")
            .Text(found.Fix)
            .Close("p");
        if (found.Correction is { } correction)
            html.Open("figure", ("class", "correction"))
                .Element("figcaption", $"Corrected {correction.Kind.ToWords()}")
                .Open("pre", ("tabindex", "0"))
                .Element("code", correction.Text)
                .Close("pre")
                .Element("p", correction.Note, ("class", "muted"))
                .Close("figure");
        WriteEvidence(found.Evidence);
        html.Close("section");
    }

    private void WriteUnknown(IReadOnlyList<Evidence> evidence)
    {
        html.Open("section", ("class", "why"))
            .Element("h3", $"The cause is {ExpectedAndSeen.UnknownCause}")
            .Open("p")
            .Element("strong", "What would tell: ")
            .Text(ExpectedAndSeen.WhatWouldTell(evidence))
            .Close("p");
        WriteEvidence(evidence);
        html.Close("section");
    }

    private void WriteWarnings(IReadOnlyList<ResultWarning> warnings)
    {
        foreach (var (code, message) in warnings)
        {
            html.Open("section", ("class", "why"), ("data-severity", "warning"))
                .Open("h3")
                .Element("span", "▲", ("class", "mark"), ("data-severity", "warning"), ("aria-hidden", "true"))
                .Text(" Warning ")
                .Element("small", code.Value)
                .Close("h3")
                .Element("p", message)
                .Close("section");
        }
    }

    private void WriteEvidence(IReadOnlyList<Evidence> evidence)
    {
        if (evidence.Count == 0)
            return;
        html.Open("dl", ("class", "evidence"));
        foreach (var item in evidence)
            html.Element("dt", item.Fact.ToWords())
                .Open("dd")
                .Element("code", item.Value)
                .Element("small", $" {item.Place.ToWords()}")
                .Close("dd");
        html.Close("dl");
    }

    private void WriteAttempts(HtmlCase shown, ScenarioResult result)
    {
        if (result.EarlierAttempts.Count == 0)
            return;
        html.Open("section", ("class", "attempts")).Element("h3", result.Flaky ? "Flaky: the times before" : "The times before");
        foreach (var (index, attempt) in result.EarlierAttempts.Index())
        {
            html.Open("details", ("data-verdict", attempt.Verdict.ToName()))
                .Open("summary")
                .Element("span", HtmlWords.Mark(attempt.Verdict), ("class", "mark"), ("aria-hidden", "true"))
                .Text(
                    $" Attempt {index + 1}, {attempt.Verdict.ToWords()} after {HtmlWords.Duration(attempt.DurationMs)}: {ReportText.Headline(attempt)}"
                )
                .Close("summary");
            WriteChecks(attempt.Checks);
            foreach (var found in attempt.Diagnosis)
                WriteWhy(found);
            new HtmlFiles(html).Write(shown.Case.Name, shown.AttemptFiles[index]);
            new HtmlTables(html).WriteEvents(attempt);
            html.Close("details");
        }

        html.Close("section");
    }
}

/// <summary>A scenario as the page shows it.</summary>
/// <param name="Id">Of its element: stable from run to run, so that a link to it goes on.</param>
/// <param name="Run">The run that it belongs to.</param>
/// <param name="Case">The scenario.</param>
/// <param name="Files">Its attachments, copied.</param>
/// <param name="AttemptFiles">Those of each earlier attempt.</param>
internal sealed record HtmlCase(
    string Id,
    ReportRun Run,
    ReportCase Case,
    IReadOnlyList<HtmlFile> Files,
    IReadOnlyList<IReadOnlyList<HtmlFile>> AttemptFiles
)
{
    /// <summary>What elements and files of a scenario are called: letters, digits and hyphens only, and no name twice.</summary>
    public static string Name(string scenario, ISet<string> taken)
    {
        var slug = new string([.. scenario.ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-').Take(60)]);
        var name = slug;
        for (var number = 2; !taken.Add(name); number++)
            name = $"{slug}-{number}";
        return name;
    }
}
