using CsCheck;
using KojiWidgetHarness.Checks.Pages;
using KojiWidgetHarness.Checks.Rules;

namespace KojiWidgetHarness.Tests.Unit.Checks.Fixes;

[TestClass]
public sealed class PageFixerPropertyTests
{
    // What a person decides: everything else of a failing example is fixed.
    private static readonly string[] Unfixed =
    [
        "embed-missing",
        "src-host",
        "src-project-id",
        "src-parameter",
        "src-metadata",
        "src-generation",
        "embedder-policy",
        "secure-context",
        "nested-frame",
        "iframe-size",
        "src-missing",
        "listener-origin",
        "origin-literal",
        "message-target",
        "report-only",
    ];

    public static IEnumerable<object[]> Rules => RuleCatalog.All.Select(rule => new object[] { rule.Id.Value });

    [TestMethod]
    [DynamicData(nameof(Rules))]
    public void Fix_FailingExampleOfARule_FixesItOrLeavesItWhole(string id)
    {
        var rule = RuleCatalog.All.Single(rule => rule.Id.Value == id);
        var source = Source(rule.Failing.Html, rule.Failing.Address) with { Headers = rule.Failing.Headers };
        var fix = FixedPages.AssertHolds(source);
        Assert.AreEqual(!Unfixed.Contains(id), fix.Rules.Contains(id));
    }

    [TestMethod]
    [DynamicData(nameof(Rules))]
    public void Fix_PassingExampleOfARule_ChangesNothing(string id)
    {
        var rule = RuleCatalog.All.Single(rule => rule.Id.Value == id);
        var fix = FixedPages.Fix(Source(rule.Passing.Html, rule.Passing.Address) with { Headers = rule.Passing.Headers });
        Assert.AreEqual(rule.Passing.Html, fix.Text);
        Assert.IsEmpty(fix.Headers);
        Assert.IsEmpty(fix.Rules);
    }

    [TestMethod]
    public void Fix_AnyPage_FixesWhatItSaysAndMakesNothingWorse()
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        GeneratedPages.Any.Sample(page => found.UnionWith(FixedPages.AssertHolds(page).Rules), iter: Generated.Count(3000), threads: 1);
        // Were few of them broken, little would be shown.
        Assert.IsGreaterThanOrEqualTo(12, found.Count, string.Join(", ", found));
    }

    [TestMethod]
    public void Fix_AnyPageWithoutFindings_IsTheSame() =>
        GeneratedPages.Any.Sample(
            page =>
            {
                var fix = FixedPages.AssertHolds(page);
                var whole = FixedPages.After(page, fix);
                Assert.AreEqual(whole.Text, FixedPages.Fix(whole).Text);
                if (FixedPages.Findings(page).Count == 0)
                    Assert.AreEqual(page.Text, fix.Text);
            },
            iter: 300,
            threads: 1
        );

    [TestMethod]
    [DataRow(PageLanguage.Html)]
    [DataRow(PageLanguage.Jsx)]
    [DataRow(PageLanguage.Vue)]
    [DataRow(PageLanguage.Razor)]
    public void Fix_AnythingWithoutEmbeds_IsTheSame(PageLanguage language) =>
        Gen.String["<>iframe src=\"'&;{}@/\r\n\t\0\uFEFFé"]
            .Sample(text => Assert.AreEqual(text, FixedPages.Fix(text, language)), iter: Generated.Count(2000), threads: 1);

    private static PageSource Source(string text, Uri address) =>
        new()
        {
            Name = "page.html",
            Text = text,
            Address = address,
        };
}
