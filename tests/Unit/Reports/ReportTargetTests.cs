using KojiWidgetHarness.Reports;

namespace KojiWidgetHarness.Tests.Unit.Reports;

[TestClass]
public sealed class ReportTargetTests
{
    [TestMethod]
    public void Parse_SeveralInOneAndRepeated_GivesEachInItsOrder()
    {
        var targets = ReportTarget.Parse(["junit=a.xml, trx=b/c.trx,github", "ctrf=c.json", "sarif=d.sarif,html=e"]);

        ReportTarget[] expected =
        [
            new(ReportKind.JUnit, "a.xml"),
            new(ReportKind.Trx, "b/c.trx"),
            new(ReportKind.GitHub, null),
            new(ReportKind.Ctrf, "c.json"),
            new(ReportKind.Sarif, "d.sarif"),
            new(ReportKind.Html, "e"),
        ];
        CollectionAssert.AreEqual(expected, targets.ToArray());
    }

    [TestMethod]
    [DataRow("junit", "--report junit needs a place: junit=FILE.")]
    [DataRow("html=", "--report html needs a place: html=DIR.")]
    [DataRow("xunit=a", "--report has no kind 'xunit'. Choose from junit=FILE, trx=FILE, ctrf=FILE, sarif=FILE, html=DIR, github.")]
    [DataRow("", "--report has no kind ''. Choose from junit=FILE, trx=FILE, ctrf=FILE, sarif=FILE, html=DIR, github.")]
    [DataRow("github=a", "--report github takes no file: GitHub names the one for the summary itself.")]
    [DataRow("github,github", "--report names github twice. Give each report a place of its own.")]
    [DataRow("junit=a.xml,trx=./a.xml", "--report names 'a.xml' twice. Give each report a place of its own.")]
    public void Parse_WhatThereIsNot_SaysSoInOneLine(string list, string message)
    {
        var wrong = Assert.ThrowsExactly<FormatException>(() => ReportTarget.Parse([list]));

        Assert.AreEqual(message, wrong.Message);
    }
}
