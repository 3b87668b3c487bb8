using KojiWidgetHarness.Checks;
using KojiWidgetHarness.Checks.Pages;

namespace KojiWidgetHarness.Tests.Unit.Checks.Fixes;

[TestClass]
public sealed class TemplateSchemeTests
{
    [TestMethod]
    [DataRow(null, false)]
    [DataRow("https://shop.example/", false)]
    [DataRow("http://shop.example/", true)]
    public void Src_WithoutScheme_HasThePages(string? address, bool isInsecure)
    {
        var page = new PageSource
        {
            Name = "Page.jsx",
            Language = PageLanguage.Jsx,
            Address = address is null ? null : new Uri(address),
            Text = "<iframe title='a' src=\"//koji.so/api/v1/embed/7c9e6679-7425-40de-944b-e07fc1f90ae7\" allow=\"microphone\" />",
        };
        Assert.AreEqual(isInsecure, new PageChecker([]).Check(page).Findings.Any(finding => finding.Rule == "src-https"));
    }
}
