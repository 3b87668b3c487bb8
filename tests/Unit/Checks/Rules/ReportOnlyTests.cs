using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Protocol.Checks;

namespace KojiWidgetHarness.Tests.Unit.Checks.Rules;

/// <summary>Policies that only report change no prediction, and are reported where they would.</summary>
[TestClass]
public sealed class ReportOnlyTests
{
    private const string Embed =
        "<iframe title=\"Interview\" src=\"https://koji.so/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7\" allow=\"microphone\"></iframe>";

    [TestMethod]
    [DataRow(
        "Permissions-Policy-Report-Only",
        "microphone=()",
        "Permissions-Policy-Report-Only: microphone=() would keep the microphone from the page itself, and so from all that it frames."
    )]
    [DataRow(
        "Permissions-Policy-Report-Only",
        "microphone=(self)",
        "Permissions-Policy-Report-Only: microphone=(self) would keep the microphone from https://koji.so."
    )]
    [DataRow("Permissions-Policy-Report-Only", "microphone=(self \"https://koji.so\")", "")]
    [DataRow(
        "Content-Security-Policy-Report-Only",
        "child-src 'none'",
        "Content-Security-Policy-Report-Only: 'child-src 'none'' would not let the page frame https://koji.so."
    )]
    [DataRow("Content-Security-Policy-Report-Only", "script-src 'none'", "")]
    public void Policy_ThatOnlyReports_IsReportedAndDecidesNothing(string name, string value, string expected)
    {
        var page = new PageChecker([]).Check(
            new()
            {
                Name = "page",
                Text = Embed,
                Address = new("https://shop.example/"),
                Headers = [new() { Name = name, Value = value }],
            }
        );

        Assert.AreEqual(expected, string.Join('\n', page.Findings.Select(finding => finding.Message)));
        Assert.AreEqual(
            new Prediction
            {
                Loads = true,
                Microphone = true,
                Messages = true,
            },
            page.Embeds.Single().Predicts
        );
    }
}
