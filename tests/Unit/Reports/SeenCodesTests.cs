using System.Net;
using System.Text.Json;
using KojiWidgetHarness.Protocol;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports;

namespace KojiWidgetHarness.Tests.Unit.Reports;

/// <summary>Each kind of report says by itself what was expected and what was seen instead.</summary>
[TestClass]
public sealed class SeenCodesTests
{
    private const string Both = "expected no error, seen microphone_denied";

    // What decided it says nothing of a code.
    private static readonly ScenarioResult Late = MadeUpRuns.Result("healthy-voice", Verdict.Inconclusive) with
    {
        Checks =
        [
            new()
            {
                Name = "steps",
                Verdict = Verdict.Inconclusive,
                Detail = "The scenario was not over after 20 s.",
            },
        ],
        Diagnosis = [],
        Events = [MadeUpRuns.Result("a", Verdict.Fail).Events[0] with { Code = EventCodes.MicrophoneDenied }],
    };

    [TestMethod]
    [DataRow(ReportKind.JUnit)]
    [DataRow(ReportKind.Trx)]
    [DataRow(ReportKind.Ctrf)]
    [DataRow(ReportKind.Sarif)]
    public async Task Message_OfEachFile_SaysBoth(ReportKind kind)
    {
        using var written = await Written.AsAsync(kind, MadeUpRuns.Run(Late));

        StringAssert.Contains(written.Text, $"steps: The scenario was not over after 20 s. ({Both})");
    }

    [TestMethod]
    public async Task Page_SaysBothInTheLineAndBehindIt()
    {
        using var written = await Written.AsAsync(ReportKind.Html, MadeUpRuns.Run(Late));
        var page = await File.ReadAllTextAsync(Path.Combine(written.Path, "index.html"));

        StringAssert.Contains(page, $"<code>{Both}</code>");
        Assert.AreEqual(
            "✕ microphone_denied, not as expected",
            HtmlReportTests.Page(written).QuerySelector(".expected tbody td:last-child")!.TextContent
        );
    }

    [TestMethod]
    public async Task SummaryAndAnnotation_SayBoth()
    {
        using var written = await Written.AsAsync(ReportKind.JUnit, MadeUpRuns.Run(Late));
        var summary = Path.Combine(written.Folder, "summary.md");
        using var annotations = new StringWriter();

        await new RunReportWriter([MadeUpRuns.Run(Late)]) { Annotations = annotations, SummaryFile = summary }.WriteAsync(
            new(ReportKind.GitHub, null),
            CancellationToken.None
        );

        StringAssert.Contains(
            WebUtility.HtmlDecode(await File.ReadAllTextAsync(summary)),
            "| ? inconclusive | healthy-voice | no error | microphone_denied | steps: "
        );
        StringAssert.Contains(annotations.ToString(), "%0Aexpected: no error%0Aseen: microphone_denied%0A");
    }

    [TestMethod]
    public void Json_HasTheCodesThatWereSeen()
    {
        using var run = JsonDocument.Parse(JsonSerializer.Serialize(MadeUpRuns.Run(Late), ProtocolJson.Default.RunReport));

        Assert.AreEqual("""["microphone_denied"]""", run.RootElement.GetProperty("scenarios")[0].GetProperty("seenCodes").GetRawText());
    }

    [TestMethod]
    public void MessageOfAnAssertion_SaysBoth() =>
        StringAssert.Contains(RunReportWriter.Describe(Late), "\nexpected: no error\nseen: microphone_denied\n");

    [TestMethod]
    public void Json_OfARun_IsReadAgain()
    {
        var text = JsonSerializer.Serialize(MadeUpRuns.Red, ProtocolJson.Default.RunReport);

        Assert.AreEqual(
            text,
            JsonSerializer.Serialize(JsonSerializer.Deserialize(text, ProtocolJson.Default.RunReport)!, ProtocolJson.Default.RunReport)
        );
    }
}
