using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Reports;

namespace KojiWidgetHarness.Tests.Unit.Reports;

[TestClass]
public sealed class WarningTests
{
    [TestMethod]
    public void Warnings_AreWhatThePageMayBeToBlameFor_AndTrusted()
    {
        var result = MadeUpRuns.Warned.Scenarios[0];

        Lines.AreEqual(result.Warnings.Select(warning => $"{warning.Code} {warning.Message}"), "listener.late Nobody read it.");
        Assert.IsTrue(result.HasWarned);
    }

    [TestMethod]
    public void Warnings_OfAScenarioThatExpectsAnError_AreEmpty() =>
        Assert.IsEmpty((MadeUpRuns.Warned.Scenarios[0] with { Code = EventCodes.WidgetLoadFailed }).Warnings);

    [TestMethod]
    [DataRow(ReportKind.JUnit)]
    [DataRow(ReportKind.Trx)]
    [DataRow(ReportKind.Ctrf)]
    [DataRow(ReportKind.Sarif)]
    public async Task Report_OfARunThatPassedWithAWarning_SaysIt(ReportKind kind)
    {
        using var written = await Written.AsAsync(kind, MadeUpRuns.Warned);

        StringAssert.Contains(written.Text, "Nobody read it.");
    }

    [TestMethod]
    public async Task Pages_OfARunThatPassedWithAWarning_SayIt()
    {
        using var written = await Written.AsAsync(ReportKind.Html, MadeUpRuns.Warned);

        var page = HtmlReportTests.Page(written);
        StringAssert.Contains(page.QuerySelector(".why[data-severity=warning]")!.TextContent, "Nobody read it.");
        Assert.AreEqual("The scenario went as expected, one with a warning", page.QuerySelector("h1")!.TextContent);
    }

    [TestMethod]
    public async Task GitHub_HasAWarningAndARow()
    {
        var (lines, summary) = await GitHubReportTests.WriteAsync(MadeUpRuns.Warned);

        Lines.AreEqual(lines, "::warning title=passed with warnings%3A page-loads (chromium)::warning: listener.late: Nobody read it.");
        StringAssert.Contains(summary, "| ▲ pass | page-loads |");
    }
}
