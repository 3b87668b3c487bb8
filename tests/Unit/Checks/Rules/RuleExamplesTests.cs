using System.Reflection;
using System.Text.RegularExpressions;
using KojiWidgetHarness.Checks.Rules;
using KojiWidgetHarness.Protocol.Checks;
using KojiWidgetHarness.Protocol.Events;

namespace KojiWidgetHarness.Tests.Unit.Checks.Rules;

/// <summary>What every rule promises, whatever it is about.</summary>
[TestClass]
public sealed partial class RuleExamplesTests
{
    public static IEnumerable<object[]> Rules => RuleCatalog.All.Select(rule => new object[] { rule.Id.Value });

    [TestMethod]
    [DynamicData(nameof(Rules))]
    public void Passing_IsChecked_GivesNoFindingOfTheRule(string id) =>
        Assert.IsEmpty(CheckedPages.Findings(new(id), CheckedPages.Source(Rule(id).Passing)));

    [TestMethod]
    [DynamicData(nameof(Rules))]
    public void Failing_IsChecked_GivesAFindingOfTheRule(string id)
    {
        var findings = CheckedPages.Findings(new(id), CheckedPages.Source(Rule(id).Failing));

        Assert.IsNotEmpty(findings);
        foreach (var finding in findings)
        {
            Assert.AreEqual(Rule(id).Severity, finding.Severity);
            AssertSentence(finding.Message);
            AssertSentence(finding.Fix);
        }
    }

    // An example that teaches one rule must not break another.
    [TestMethod]
    [DynamicData(nameof(Rules))]
    public void Passing_IsChecked_GivesNoErrorAtAll(string id)
    {
        var errors = CheckedPages
            .Check(CheckedPages.Source(Rule(id).Passing))
            .Findings.Where(finding => finding.Severity == Severity.Error);

        Assert.AreEqual("", string.Join("; ", errors.Select(error => $"{error.Rule}: {error.Message}")));
    }

    [TestMethod]
    [DynamicData(nameof(Rules))]
    public void Texts_AreSentencesInOneLine(string id)
    {
        var rule = Rule(id);

        AssertSentence(rule.Summary);
        AssertSentence(rule.Why);
        AssertSentence(rule.Fix);
        Assert.AreEqual(Uri.UriSchemeHttps, rule.Link.Scheme);
        Assert.MatchesRegex(KebabCase(), id);
    }

    [TestMethod]
    public void Ids_OfTheCatalogue_AreThoseOfRuleIds()
    {
        var named = typeof(RuleIds)
            .GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => ((RuleId)field.GetValue(null)!).Value);

        // As lists: an id that two rules have would count twice.
        CollectionAssert.AreEquivalent(named.ToList(), RuleCatalog.All.Select(rule => rule.Id.Value).ToList());
        Assert.HasCount(RuleCatalog.All.Count, RuleCatalog.All.Select(rule => rule.Id).Distinct());
    }

    private static RuleInfo Rule(string id) => RuleCatalog.All.Single(rule => rule.Id.Value == id);

    private static void AssertSentence(string text)
    {
        Assert.DoesNotContain("\n", text);
        Assert.AreEqual(text.Trim(), text);
        Assert.EndsWith(".", text);
    }

    [GeneratedRegex("^[a-z]+(-[a-z]+)*$")]
    private static partial Regex KebabCase();
}
