using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Tests.Unit.Checks.Fixes;

namespace KojiWidgetHarness.Tests.Unit.Checks.Rules;

/// <summary>A page that compares origins with what none can be waits for ever for a widget that is well.</summary>
[TestClass]
public sealed class OriginLiteralTests
{
    [TestMethod]
    [DataRow("'https://app.getkoji.com/'", "https://app.getkoji.com")]
    [DataRow("'https://app.getkoji.com/embed/'", "https://app.getkoji.com")]
    [DataRow("'HTTPS://koji.so'", "https://koji.so")]
    [DataRow("'https://koji.so:443'", "https://koji.so")]
    [DataRow("'koji.so'", "https://koji.so")]
    [DataRow("'//koji.so'", "https://koji.so")]
    public void Text_ThatNoOriginIs_IsAnErrorAndLeavesMessagesOpen(string literal, string origin)
    {
        var page = Check($"if (e.origin !== {literal}) return; show(e.data);");

        var finding = page.Findings.Single(item => item.Rule == "origin-literal");
        Assert.AreEqual($"Compare with \"{origin}\".", finding.Fix);
        Assert.IsNull(page.Embeds.Single().Predicts.Messages);
    }

    [TestMethod]
    [DataRow("e.origin === 'https://koji.so'")]
    [DataRow("e.origin === 'https://koji.so/' || e.origin === 'https://koji.so'", DisplayName = "rightly as well")]
    [DataRow("e.origin === 'https://shop.example/'", DisplayName = "somebody else's")]
    [DataRow("e.origin === origins.koji")]
    public void Comparison_ThatMayFit_IsNotAFinding(string comparison)
    {
        var page = Check($"if ({comparison}) show(e.data);");

        Assert.DoesNotContain(item => item.Rule == "origin-literal", page.Findings);
        Assert.IsTrue(page.Embeds.Single().Predicts.Messages);
    }

    private static CheckedPage Check(string listener) =>
        new PageChecker([]).Check(FixedPages.Page($"{Examples.Tag()}<script>addEventListener('message', e => {{ {listener} }});</script>"));
}
