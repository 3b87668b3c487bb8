using System.Globalization;
using System.Xml.Linq;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Reports;

namespace KojiWidgetHarness.Tests.Unit.Reports;

/// <summary>The shape is what junit-10.xsd of Jenkins' xUnit plugin asks for, which no package carries.</summary>
[TestClass]
public sealed class JUnitReportTests
{
    [TestMethod]
    public async Task Run_WithEveryVerdict_IsMappedAndCounted()
    {
        using var written = await Written.AsAsync(ReportKind.JUnit, MadeUpRuns.Red);
        var suites = XDocument.Parse(written.Text).Root!;
        var suite = suites.Elements().Single();

        Assert.AreEqual("testsuites", suites.Name.LocalName);
        Assert.AreEqual(
            ("8", "3", "1", "2", "12.345", "2026-03-01T10:00:00"),
            (
                Value(suite, "tests"),
                Value(suite, "failures"),
                Value(suite, "errors"),
                Value(suite, "skipped"),
                Value(suite, "time"),
                Value(suite, "timestamp")
            )
        );
        Assert.AreEqual(("8", "3", "1"), (Value(suites, "tests"), Value(suites, "failures"), Value(suites, "errors")));
        Lines.AreEqual(
            suite
                .Elements("testcase")
                .Select(item =>
                    $"{Value(item, "name")}: {string.Join(' ', item.Elements().Select(inner => $"{inner.Name} {inner.Attribute("type")?.Value}".Trim()))}"
                ),
            "archived-project: ",
            "wrong-cause: failure fail",
            "slow: failure inconclusive",
            "dead-browser: error error",
            "now-and-then: flakyFailure fail flakyError error",
            "never: failure fail rerunFailure fail",
            "session-idle: skipped",
            "two-windows: skipped"
        );
    }

    [TestMethod]
    public async Task Elements_AreTheSchemasAndInItsOrder()
    {
        using var written = await Written.AsAsync(ReportKind.JUnit, MadeUpRuns.Red, MadeUpRuns.Green, MadeUpRuns.Nasty);
        Dictionary<string, string[]> attributes = new()
        {
            ["testsuites"] = ["name", "tests", "failures", "errors", "time"],
            ["testsuite"] = ["name", "tests", "failures", "errors", "time", "skipped", "timestamp"],
            ["properties"] = [],
            ["property"] = ["name", "value"],
            ["testcase"] = ["name", "classname", "time"],
            ["failure"] = ["type", "message"],
            ["error"] = ["type", "message"],
            ["skipped"] = ["message"],
            ["flakyFailure"] = ["message", "type"],
            ["flakyError"] = ["message", "type"],
            ["rerunFailure"] = ["message", "type"],
            ["rerunError"] = ["message", "type"],
            ["stackTrace"] = [],
            ["system-out"] = [],
        };

        foreach (var element in XDocument.Parse(written.Text).Descendants())
        {
            Assert.IsTrue(attributes.TryGetValue(element.Name.LocalName, out var known), element.Name.LocalName);
            CollectionAssert.AreEqual(
                known,
                element.Attributes().Select(attribute => attribute.Name.LocalName).ToArray(),
                element.Name.LocalName
            );
        }
    }

    [TestMethod]
    public async Task Failure_TellsExpectationCheckCauseFixAndEvents()
    {
        using var written = await Written.AsAsync(ReportKind.JUnit, MadeUpRuns.Red);

        var failure = XDocument.Parse(written.Text).Descendants("failure").First();

        Assert.AreEqual("cause: expected unknown-project, found another", Value(failure, "message"));
        Assert.AreEqual(
            """
            Purpose of wrong-cause.
            expected: widget_load_failed by unknown-project
            seen: widget_load_failed by archived-project
            fail: cause: expected unknown-project, found another
            why: The project was archived. (archived-project, proven)
              api message: wrong-cause (response)
            fix: Restore the project.
            events:
              +0.500 s widget widget_load_failed wrong-cause
            """.ReplaceLineEndings("\n"),
            failure.Value
        );
    }

    [TestMethod]
    public async Task HostileTexts_AreTextAndWithoutSecrets()
    {
        using var written = await Written.AsAsync(ReportKind.JUnit, MadeUpRuns.Nasty);

        Assert.DoesNotContain(MadeUpRuns.Secret, written.Text);
        var cases = XDocument.Parse(written.Text).Descendants("testcase").ToList();
        Assert.HasCount(4, cases);
        StringAssert.StartsWith(
            Value(cases[0], "name"),
            "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>]]>\uFFFD\uFFFD[31m\uFFFD"
        );
        Assert.HasCount(4, cases.Select(item => Value(item, "name")).Distinct());
    }

    [TestMethod]
    public async Task Times_InAnyCulture_AreSecondsWithAPoint()
    {
        using var written = await Written.AsAsync(ReportKind.JUnit, MadeUpRuns.Green with { DurationMs = 1_234_567 });

        Assert.AreEqual(1234.567, double.Parse(Value(XDocument.Parse(written.Text).Root!, "time"), CultureInfo.InvariantCulture));
    }

    [TestMethod]
    public async Task Attachments_AreNamedAsServicesReadThem()
    {
        using var written = await Written.AsAsync(
            ReportKind.JUnit,
            MadeUpRuns.Run(MadeUpRuns.Result("a", Verdict.Fail) with { Attachments = [new(AttachmentKind.Trace, "/runs/a.zip")] })
        );

        Assert.AreEqual("[[ATTACHMENT|/runs/a.zip]]", XDocument.Parse(written.Text).Descendants("system-out").Single().Value);
    }

    private static string Value(XElement element, string attribute) => element.Attribute(attribute)!.Value;
}
