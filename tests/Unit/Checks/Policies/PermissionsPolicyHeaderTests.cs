using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Checks.Rules;

namespace KojiWidgetHarness.Tests.Unit.Checks.Policies;

/// <summary>What response headers leave of the microphone (W3C Permissions Policy, 5.1 and 9.2).</summary>
[TestClass]
public sealed class PermissionsPolicyHeaderTests
{
    [TestMethod]
    [DataRow("microphone=*", true)]
    [DataRow("microphone=(*)", true)]
    [DataRow("microphone=(self \"https://koji.so\")", true)]
    [DataRow("microphone=(self \"https://koji.so:443\")", true)]
    [DataRow("microphone=(\"https://shop.example\" \"https://koji.so\")", true)]
    [DataRow("microphone=(self \"https://koji.so/path\")", true)]
    [DataRow("microphone=(self \"https://*\")", true)]
    [DataRow("camera=()", true)]
    [DataRow("microphone=()", false)]
    [DataRow("microphone=self", false)]
    [DataRow("microphone=(self)", false)]
    [DataRow("microphone", false)]
    [DataRow("microphone=?1", false)]
    // The page itself is left out, and so is all that it frames.
    [DataRow("microphone=\"https://koji.so\"", false)]
    [DataRow("microphone=(self \"http://koji.so\")", false)]
    [DataRow("microphone=(self \"https://koji.so:8443\")", false)]
    // A wildcard stands for a subdomain, not for the domain.
    [DataRow("microphone=(self \"https://*.koji.so\")", false)]
    [DataRow("microphone=(self koji.so)", false)]
    [DataRow("microphone=(self \"koji.so\")", false)]
    public void Microphone_UnderAPermissionsPolicy_IsLeftOrTaken(string value, bool expected) =>
        Assert.AreEqual(expected, Microphone((PermissionsPolicyHeader.Name, value)));

    [TestMethod]
    [DataRow("microphone 'none'")]
    [DataRow("microphone=(), camera=(")]
    [DataRow("microphone=();")]
    [DataRow("Microphone=()")]
    public void Header_ThatCannotBeRead_IsDroppedWholeAndFound(string value)
    {
        var finding = CheckedPages.Findings(RuleIds.PermissionsPolicy, Page((PermissionsPolicyHeader.Name, value))).Single();

        Assert.AreEqual(0, finding.Line);
        Assert.Contains("browsers drop it whole", finding.Message);
        Assert.IsTrue(Microphone((PermissionsPolicyHeader.Name, value)));
    }

    [TestMethod]
    public void Headers_OfOneName_CountAsOne()
    {
        Assert.IsFalse(
            Microphone((PermissionsPolicyHeader.Name, "microphone=*"), (PermissionsPolicyHeader.Name, "camera=(), microphone=()"))
        );
        Assert.IsTrue(Microphone((PermissionsPolicyHeader.Name, "microphone=()"), ("permissions-policy", "nonsense=(")));
    }

    [TestMethod]
    public void Header_ThatOnlyReports_TakesNothing() =>
        Assert.IsTrue(Microphone((PermissionsPolicyHeader.ReportOnlyName, "microphone=()")));

    [TestMethod]
    [DataRow("microphone 'none'", false)]
    [DataRow("microphone", false)]
    [DataRow("microphone 'self'", false)]
    [DataRow("microphone *", true)]
    [DataRow("microphone 'self' https://koji.so", true)]
    [DataRow("microphone 'SELF' https://koji.so", true)]
    // There is no src in a header.
    [DataRow("microphone 'self' 'src'", false)]
    [DataRow("camera 'none', microphone 'none'", false)]
    [DataRow("microphone *, microphone 'none'", true)]
    [DataRow("microphone 'none'; microphone *", false)]
    [DataRow("camera 'none'; geolocation *", true)]
    public void Microphone_UnderALegacyFeaturePolicy_IsLeftOrTaken(string value, bool expected) =>
        Assert.AreEqual(expected, Microphone((PermissionsPolicyHeader.LegacyName, value)));

    [TestMethod]
    [DataRow("microphone=*", true)]
    [DataRow("camera=()", false)]
    [DataRow("nonsense=(", false)]
    public void LegacyHeader_BesideANewerOne_CountsWhereThatIsSilent(string newer, bool expected) =>
        Assert.AreEqual(
            expected,
            Microphone((PermissionsPolicyHeader.LegacyName, "microphone 'none'"), (PermissionsPolicyHeader.Name, newer))
        );

    [TestMethod]
    public void Finding_NamesWhoIsLeftOut()
    {
        Assert.Contains("keeps the microphone from https://koji.so.", Message("microphone=(self)"));
        Assert.Contains("keeps the microphone from the page itself", Message("microphone=(\"https://koji.so\")"));
    }

    [TestMethod]
    public void Prediction_WithHeadersThatNobodyRead_IsOpen()
    {
        var page = CheckedPages.Check(Page() with { Headers = null });

        Assert.IsNull(page.Embeds.Single().Predicts.Microphone);
        Assert.Contains("headers were not read", page.Embeds.Single().Because.Microphone);
    }

    private static string Message(string value) =>
        CheckedPages.Findings(RuleIds.PermissionsPolicy, Page((PermissionsPolicyHeader.Name, value))).Single().Message;

    private static bool? Microphone(params (string Name, string Value)[] headers) => CheckedPages.Predict(Page(headers)).Microphone;

    private static PageSource Page(params (string Name, string Value)[] headers) => CheckedPages.Source(Examples.Tag(), headers: headers);
}
