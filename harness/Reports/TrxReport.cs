using System.Globalization;
using System.Xml;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Printing;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports.Runs;

namespace KojiWidgetHarness.Reports;

/// <summary>
/// Visual Studio's test results, as its schema (vstst.xsd, 2010) has them. It knows an outcome Inconclusive, which services count as
/// neither passed nor failed; a run that could not be decided is not to be overlooked, so it is Failed and its message says which.
/// </summary>
internal static class TrxReport
{
    private const string Namespace = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    // What Visual Studio itself calls a unit test, and the list of those that are in no other.
    private const string UnitTest = "13cdc9d9-ddb5-4fa4-a97d-d965ccfc6d4b";
    private const string ResultsNotInAList = "8c84fa94-04c1-424b-9868-57a2d4851a1d";

    public static async Task WriteAsync(IReadOnlyList<ReportRun> runs, Stream output)
    {
        await using var xml = ReportXml.Create(output);
        var (start, end) = (runs.Min(run => run.Run.StartedAt), runs.Max(run => run.EndedAt));
        xml.WriteStartElement("TestRun", Namespace);
        xml.WriteAttributeString("id", $"{StableId.Of([Time(start), .. runs.Select(run => run.Title)])}");
        xml.WriteAttributeString("name", $"{ReportRun.Tool} {string.Join("; ", runs.Select(run => run.Title))}");

        Write(xml, "Times", ("creation", Time(start)), ("queuing", Time(start)), ("start", Time(start)), ("finish", Time(end)));
        (ReportRun Run, ReportCase Case)[] all = [.. runs.SelectMany(run => run.Cases.Select(item => (run, item)))];
        Each(xml, "Results", all, row => WriteResult(xml, row.Run, row.Case));
        Each(xml, "TestDefinitions", all, row => WriteDefinition(xml, row.Run, row.Case));
        Each(xml, "TestEntries", all, row =>
            Write(
                xml,
                "TestEntry",
                ("testId", TestId(row.Run, row.Case)),
                ("executionId", Execution(row.Run, row.Case)),
                ("testListId", ResultsNotInAList)
            )
        );
        Each(xml, "TestLists", ["Results Not in a List"], name => Write(xml, "TestList", ("name", name), ("id", ResultsNotInAList)));
        WriteSummary(xml, [.. all.Select(row => row.Case)]);
        xml.WriteEndElement();
    }

    private static void WriteResult(XmlWriter xml, ReportRun run, ReportCase item)
    {
        var start = item.Result?.StartedAt ?? run.EndedAt;
        var length = TimeSpan.FromMilliseconds(item.Result?.DurationMs ?? 0);
        xml.WriteStartElement("UnitTestResult", Namespace);
        WriteAttributes(
            xml,
            ("executionId", Execution(run, item)),
            ("testId", TestId(run, item)),
            ("testName", item.Name),
            ("computerName", run.Run.Browser.Name),
            ("duration", length.ToString("c", CultureInfo.InvariantCulture)),
            ("startTime", Time(start)),
            ("endTime", Time(start + length)),
            ("testType", UnitTest),
            ("outcome", Outcome(item)),
            ("testListId", ResultsNotInAList)
        );
        xml.WriteStartElement("Output", Namespace);
        if (item.Result is { } result && Said(result) is { Length: > 0 } said)
            xml.WriteElementString("StdOut", Namespace, said);
        if (item.Skipped is { } why)
            WriteError(xml, why, null);
        if (item is { Failing: true, Result: { } failed })
            WriteError(xml, $"{failed.Verdict.ToWords()}: {ReportText.Headline(failed)}", ReportText.Of(failed));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Said(ScenarioResult result) =>
        string.Join(
            '\n',
            [
                .. result.Flaky ? (string[])["flaky: passed only when it was retried"] : [],
                .. ReportText.Warnings(result),
                .. ReportText.Attempts(result),
                .. result.Attachments.Select(file => $"{file.Kind.ToWords()}: {CleanText.Of(file.Path)}"),
            ]
        );

    private static void WriteError(XmlWriter xml, string message, string? trace)
    {
        xml.WriteStartElement("ErrorInfo", Namespace);
        xml.WriteElementString("Message", Namespace, message);
        if (trace is not null)
            xml.WriteElementString("StackTrace", Namespace, trace);
        xml.WriteEndElement();
    }

    private static void WriteDefinition(XmlWriter xml, ReportRun run, ReportCase item)
    {
        xml.WriteStartElement("UnitTest", Namespace);
        WriteAttributes(xml, ("name", item.Name), ("storage", ReportRun.Tool), ("id", TestId(run, item)));
        Write(xml, "Execution", ("id", Execution(run, item)));
        Write(
            xml,
            "TestMethod",
            ("codeBase", ReportRun.Tool),
            ("adapterTypeName", ReportRun.Tool),
            ("className", $"{ReportRun.Tool}.{run.Run.Browser.Name}"),
            ("name", item.Name)
        );
        xml.WriteEndElement();
    }

    private static void WriteSummary(XmlWriter xml, IReadOnlyList<ReportCase> cases)
    {
        int Count(string outcome) => cases.Count(item => Outcome(item) == outcome);
        xml.WriteStartElement("ResultSummary", Namespace);
        xml.WriteAttributeString("outcome", cases.Any(item => item.Failing) ? "Failed" : "Completed");
        Write(
            xml,
            "Counters",
            ("total", $"{cases.Count}"),
            ("executed", $"{cases.Count(item => item.Result is not null)}"),
            ("passed", $"{Count("Passed")}"),
            ("failed", $"{Count("Failed")}"),
            ("error", $"{Count("Error")}"),
            ("timeout", "0"),
            ("aborted", "0"),
            ("inconclusive", "0"),
            ("passedButRunAborted", "0"),
            ("notRunnable", "0"),
            ("notExecuted", $"{Count("NotExecuted")}"),
            ("disconnected", "0"),
            ("warning", "0"),
            ("completed", "0"),
            ("inProgress", "0"),
            ("pending", "0")
        );
        xml.WriteEndElement();
    }

    private static string Outcome(ReportCase item) =>
        item.Result?.Verdict switch
        {
            null => "NotExecuted",
            Verdict.Pass => "Passed",
            Verdict.Error => "Error",
            _ => "Failed",
        };

    // Two runs of a report may have one browser, and ids are unique.
    private static string TestId(ReportRun run, ReportCase item) => $"{StableId.Of(run.Title, $"{item.Id}")}";

    private static string Execution(ReportRun run, ReportCase item) => $"{StableId.Of(run.Title, $"{item.Execution}")}";

    private static string Time(DateTimeOffset time) => time.ToString("O", CultureInfo.InvariantCulture);

    private static void Each<T>(XmlWriter xml, string name, IEnumerable<T> items, Action<T> write)
    {
        xml.WriteStartElement(name, Namespace);
        foreach (var item in items)
            write(item);
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, string name, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, Namespace);
        WriteAttributes(xml, attributes);
        xml.WriteEndElement();
    }

    private static void WriteAttributes(XmlWriter xml, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
            xml.WriteAttributeString(name, value);
    }
}
