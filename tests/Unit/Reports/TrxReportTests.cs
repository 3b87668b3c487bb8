using System.Globalization;
using System.Xml.Linq;
using KojiWidgetHarness.Reports;

namespace KojiWidgetHarness.Tests.Unit.Reports;

/// <summary>The shape is what Visual Studio's vstst.xsd asks for, which no package carries.</summary>
[TestClass]
public sealed class TrxReportTests
{
    private static readonly XNamespace Schema = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    [TestMethod]
    public async Task Run_WithEveryVerdict_IsMappedAndCounted()
    {
        using var written = await Written.AsAsync(ReportKind.Trx, MadeUpRuns.Red);
        var root = XDocument.Parse(written.Text).Root!;

        Lines.AreEqual(
            root.Elements().Select(item => item.Name.LocalName),
            "Times",
            "Results",
            "TestDefinitions",
            "TestEntries",
            "TestLists",
            "ResultSummary"
        );
        Lines.AreEqual(
            root.Descendants(Schema + "UnitTestResult").Select(item => $"{Value(item, "testName")} {Value(item, "outcome")}"),
            "archived-project Passed",
            "wrong-cause Failed",
            "slow Failed",
            "dead-browser Error",
            "now-and-then Passed",
            "never Failed",
            "session-idle NotExecuted",
            "two-windows NotExecuted"
        );
        var counters = root.Descendants(Schema + "Counters").Single();
        Assert.AreEqual(
            ("8", "6", "2", "3", "1", "2"),
            (
                Value(counters, "total"),
                Value(counters, "executed"),
                Value(counters, "passed"),
                Value(counters, "failed"),
                Value(counters, "error"),
                Value(counters, "notExecuted")
            )
        );
        Assert.AreEqual("Failed", Value(root.Element(Schema + "ResultSummary")!, "outcome"));
    }

    [TestMethod]
    public async Task Message_OfWhatCouldNotBeDecided_SaysSo()
    {
        using var written = await Written.AsAsync(ReportKind.Trx, MadeUpRuns.Red);

        var messages = XDocument.Parse(written.Text).Descendants(Schema + "Message").Select(item => item.Value).ToArray();

        StringAssert.StartsWith(messages[1], "inconclusive: cause:");
        StringAssert.StartsWith(messages[2], "error: cause:");
        Assert.AreEqual("Not run: Stopped after 3 failures.", messages[4]);
        Assert.AreEqual("Not reproducible in chromium: Needs two windows.", messages[5]);
    }

    [TestMethod]
    public async Task Identifiers_AreUuidsOfTheirOwnAndAgree()
    {
        // Two shards in one browser, and a scenario that runs twice in a run.
        var shard = MadeUpRuns.Green with
        {
            Shard = new(1, 2),
            Scenarios = [.. MadeUpRuns.Green.Scenarios, .. MadeUpRuns.Green.Scenarios],
        };
        using var written = await Written.AsAsync(ReportKind.Trx, shard, MadeUpRuns.Green with { Shard = new(2, 2) });
        var root = XDocument.Parse(written.Text).Root!;

        var results = root.Descendants(Schema + "UnitTestResult")
            .Select(item => (Value(item, "testId"), Value(item, "executionId")))
            .ToArray();
        Assert.HasCount(6, results.Select(ids => ids.Item1).Distinct());
        Assert.HasCount(6, results.Select(ids => ids.Item2).Distinct());
        CollectionAssert.AreEqual(
            results,
            root.Descendants(Schema + "TestEntry").Select(item => (Value(item, "testId"), Value(item, "executionId"))).ToArray()
        );
        CollectionAssert.AreEqual(
            results,
            root.Descendants(Schema + "UnitTest")
                .Select(item => (Value(item, "id"), Value(item.Element(Schema + "Execution")!, "id")))
                .ToArray()
        );
        foreach (var id in results.SelectMany(ids => new[] { ids.Item1, ids.Item2 }).Append(Value(root, "id")))
            Assert.IsTrue(Guid.TryParseExact(id, "D", out _), id);
    }

    [TestMethod]
    public async Task Result_HasWhatTheSchemaAsksFor()
    {
        using var written = await Written.AsAsync(ReportKind.Trx, MadeUpRuns.Green);

        var result = XDocument.Parse(written.Text).Descendants(Schema + "UnitTestResult").First();

        foreach (var required in new[] { "testName", "testType", "testId", "testListId", "computerName" })
            Assert.AreNotEqual("", Value(result, required));
        Assert.AreEqual(TimeSpan.FromMilliseconds(1234), TimeSpan.ParseExact(Value(result, "duration"), "c", CultureInfo.InvariantCulture));
        Assert.AreEqual(MadeUpRuns.Start.AddSeconds(1), DateTimeOffset.Parse(Value(result, "startTime"), CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public async Task HostileTexts_AreTextAndWithoutSecrets()
    {
        using var written = await Written.AsAsync(ReportKind.Trx, MadeUpRuns.Nasty);

        Assert.DoesNotContain(MadeUpRuns.Secret, written.Text);
        StringAssert.Contains(XDocument.Parse(written.Text).Descendants(Schema + "StackTrace").First().Value, "]]>");
    }

    private static string Value(XElement element, string attribute) => element.Attribute(attribute)!.Value;
}
