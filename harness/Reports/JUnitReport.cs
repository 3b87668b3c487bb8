using System.Globalization;
using System.Xml;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Runs;

namespace KojiWidgetHarness.Reports;

/// <summary>
/// JUnit XML as the Jenkins xUnit plugin's schema (junit-10.xsd) has it, which knows Maven Surefire's elements for what is flaky.
/// </summary>
internal static class JUnitReport
{
    public static async Task WriteAsync(IReadOnlyList<ReportRun> runs, Stream output)
    {
        await using var xml = ReportXml.Create(output);
        xml.WriteStartElement("testsuites");
        xml.WriteAttributeString("name", ReportRun.Tool);
        WriteCounts(xml, [.. runs.SelectMany(run => run.Cases)], runs.Sum(run => run.Run.DurationMs));
        foreach (var run in runs)
            WriteSuite(xml, run);
        xml.WriteEndElement();
    }

    private static void WriteSuite(XmlWriter xml, ReportRun run)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", $"{ReportRun.Tool} {run.Title}");
        WriteCounts(xml, run.Cases, run.Run.DurationMs);
        xml.WriteAttributeString("skipped", $"{run.Cases.Count(item => item.Result is null)}");
        xml.WriteAttributeString(
            "timestamp",
            run.Run.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
        );

        xml.WriteStartElement("properties");
        WriteProperty(xml, "browser", $"{run.Run.Browser.Name} {run.Run.Browser.Version}");
        WriteProperty(xml, "workers", $"{run.Run.Workers}");
        if (run.Run.Page is { } page)
            WriteProperty(xml, "page", page.AbsoluteUri);
        if (run.Run.Shard is { } shard)
            WriteProperty(xml, "shard", shard.ToString());
        if (run.Run.EndedEarly is { } why)
            WriteProperty(xml, "ended-early", why);
        xml.WriteEndElement();

        foreach (var item in run.Cases)
            WriteCase(xml, run, item);
        xml.WriteEndElement();
    }

    private static void WriteCounts(XmlWriter xml, IReadOnlyList<ReportCase> cases, long milliseconds)
    {
        xml.WriteAttributeString("tests", $"{cases.Count}");
        xml.WriteAttributeString("failures", $"{cases.Count(item => item.Result?.Verdict is Verdict.Fail or Verdict.Inconclusive)}");
        xml.WriteAttributeString("errors", $"{cases.Count(item => item.Result?.Verdict is Verdict.Error)}");
        xml.WriteAttributeString("time", Seconds(milliseconds));
    }

    private static void WriteCase(XmlWriter xml, ReportRun run, ReportCase item)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("name", item.Name);
        xml.WriteAttributeString("classname", $"{ReportRun.Tool}.{run.Run.Browser.Name}");
        xml.WriteAttributeString("time", Seconds(item.Result?.DurationMs ?? 0));
        if (item.Result is { } result)
            WriteResult(xml, result);
        else
            WriteWord(xml, "skipped", null, item.Skipped ?? "", "");
        xml.WriteEndElement();
    }

    private static void WriteResult(XmlWriter xml, ScenarioResult result)
    {
        if (result.Verdict != Verdict.Pass)
            WriteWord(
                xml,
                result.Verdict == Verdict.Error ? "error" : "failure",
                result.Verdict,
                ReportText.Headline(result),
                ReportText.Of(result)
            );
        // Surefire's words: flaky is what passed in the end, rerun what never did.
        foreach (var attempt in result.EarlierAttempts)
        {
            var name = (result.Flaky ? "flaky" : "rerun") + (attempt.Verdict == Verdict.Error ? "Error" : "Failure");
            WriteAttempt(xml, name, attempt);
        }

        string[] said = [.. ReportText.Warnings(result), .. result.Attachments.Select(file => $"[[ATTACHMENT|{CleanText.Of(file.Path)}]]")];
        if (said.Length > 0)
            xml.WriteElementString("system-out", string.Join('\n', said));
    }

    private static void WriteWord(XmlWriter xml, string name, Verdict? verdict, string message, string text)
    {
        xml.WriteStartElement(name);
        if (verdict is { } type)
            xml.WriteAttributeString("type", type.ToName());
        xml.WriteAttributeString("message", message);
        xml.WriteString(text);
        xml.WriteEndElement();
    }

    private static void WriteAttempt(XmlWriter xml, string name, ScenarioResult attempt)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("message", ReportText.Headline(attempt));
        xml.WriteAttributeString("type", attempt.Verdict.ToName());
        xml.WriteElementString("stackTrace", ReportText.Of(attempt));
        xml.WriteEndElement();
    }

    private static void WriteProperty(XmlWriter xml, string name, string value)
    {
        xml.WriteStartElement("property");
        xml.WriteAttributeString("name", name);
        xml.WriteAttributeString("value", value);
        xml.WriteEndElement();
    }

    private static string Seconds(long milliseconds) => (milliseconds / 1000.0).ToString("0.000", CultureInfo.InvariantCulture);
}
