using KojiWidgetHarness.Checks.Policies;
using KojiWidgetHarness.Checks.Rules;

namespace KojiWidgetHarness.Tests.Unit.Checks.Policies;

/// <summary>Words of a sandbox are separated by spaces, and their case does not count (HTML, 7.1.5).</summary>
[TestClass]
public sealed class SandboxFlagsTests
{
    [TestMethod]
    [DataRow(null, true, true)]
    [DataRow("", false, false)]
    [DataRow("allow-scripts", true, false)]
    [DataRow("allow-same-origin", false, true)]
    [DataRow("allow-scripts allow-same-origin", true, true)]
    [DataRow("\tALLOW-SCRIPTS\n\fallow-Same-Origin\r", true, true)]
    [DataRow("allow-scripts,allow-same-origin", false, false)]
    [DataRow("allow-scripts\u00a0allow-same-origin", false, false)]
    [DataRow("allow-forms allow-popups", false, false)]
    public void Of_AnAttribute_ReadsItsWords(string? attribute, bool scripts, bool origin) =>
        Assert.AreEqual(new SandboxFlags(scripts, origin), SandboxFlags.Of(attribute));

    [TestMethod]
    public void Both_LeaveWhatEachLeaves() =>
        Assert.AreEqual(new(false, false), SandboxFlags.Of("allow-scripts") & SandboxFlags.Of("allow-same-origin"));

    [TestMethod]
    [DataRow("<iframe sandbox=\"allow-scripts\" srcdoc='{0}'></iframe>", "The sandbox is without allow-same-origin.")]
    [DataRow("<iframe srcdoc='{0}'></iframe>", null)]
    public void Sandbox_OfTheFrameAround_CountsToo(string around, string? message)
    {
        var page = CheckedPages.Source(string.Format(System.Globalization.CultureInfo.InvariantCulture, around, Examples.Tag()));

        Assert.AreEqual(message, CheckedPages.Findings(RuleIds.Sandbox, page).SingleOrDefault()?.Message);
    }

    [TestMethod]
    [DataRow("sandbox allow-scripts", "The page's own policy puts it into a sandbox without allow-same-origin.")]
    [DataRow("sandbox", "The page's own policy puts it into a sandbox without allow-scripts and allow-same-origin.")]
    [DataRow("sandbox allow-scripts allow-same-origin", null)]
    public void Sandbox_OfThePagesOwnPolicy_CountsToo(string policy, string? message)
    {
        var page = CheckedPages.Source(Examples.Tag(), headers: (ContentSecurityPolicy.HeaderName, policy));

        Assert.AreEqual(message, CheckedPages.Findings(RuleIds.Sandbox, page).SingleOrDefault()?.Message);
    }
}
