using KojiWidgetHarness.Protocol.Causes;
using KojiWidgetHarness.Protocol.Events;
using KojiWidgetHarness.Protocol.Verdicts;
using KojiWidgetHarness.Scenarios.Browser;
using KojiWidgetHarness.Scenarios.Catalog;

namespace KojiWidgetHarness.Tests.Unit.Scenarios;

[TestClass]
public sealed class SupportCatalogTests
{
    private static readonly List<string> Browsers = [.. BrowserKind.All.Select(browser => browser.Name)];

    [TestMethod]
    public void List_ShowsEveryCause_WithItsScenariosAndEachBrowser()
    {
        var listed = SupportCatalog.List().Causes;

        CollectionAssert.AreEqual(CauseCatalog.All.Select(cause => cause.Id).ToList(), listed.Select(cause => cause.Cause).ToList());
        foreach (var cause in listed)
        {
            CollectionAssert.AreEqual(Browsers, cause.Support.Select(support => support.Browser).ToList(), cause.Cause.Value);
            Assert.IsNotEmpty(cause.Scenarios, cause.Cause.Value);
        }
    }

    [TestMethod]
    public void List_ShowsEveryScenario_WithEachBrowser()
    {
        var listed = SupportCatalog.List().Scenarios;

        CollectionAssert.AreEqual(
            ScenarioCatalog.All.Select(scenario => scenario.Name).ToList(),
            listed.Select(scenario => scenario.Name).ToList()
        );
        foreach (var scenario in listed)
            CollectionAssert.AreEqual(Browsers, scenario.Support.Select(support => support.Browser).ToList(), scenario.Name);
    }

    [TestMethod]
    public void NoScenario_IsSatisfiedByAReplay() =>
        Assert.IsFalse(ScenarioCatalog.All.Concat(PageScenarios.All).Any(scenario => scenario.Expect?.Distrust == TrustReason.Replayed));

    [TestMethod]
    public void Support_SaysHowWhereItIsNotFull()
    {
        foreach (var support in SupportCatalog.List().Scenarios.SelectMany(scenario => scenario.Support))
            Assert.AreEqual(support.Level == SupportLevel.Supported, string.IsNullOrEmpty(support.How), support.How);
    }

    [TestMethod]
    public void Chromium_ReproducesEveryCause() =>
        Assert.IsTrue(
            SupportCatalog.List().Causes.All(cause => cause.Support[0] is { Browser: "chromium", Level: SupportLevel.Supported })
        );

    [TestMethod]
    public void FirefoxRows_NameScenariosOfTheCatalogue_EachOnce()
    {
        var rows = FirefoxSupport.Rows.Select(row => row.Scenario.Name).ToList();

        CollectionAssert.AllItemsAreUnique(rows);
        CollectionAssert.IsSubsetOf(rows, ScenarioCatalog.All.Select(scenario => scenario.Name).ToList());
    }
}
